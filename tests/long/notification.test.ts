/** The browser's notification of a call: shown while the page is hidden, closed with the ring. */
import assert from "node:assert/strict";
import type { HostChat, Member } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "a call that rings on a hidden page",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "60" });

  async function hide({ page }: Person): Promise<Person["page"]> {
    const { origin } = new URL(page.url());
    await page.browserContext().overridePermissions(origin, [
      "microphone",
      "camera",
      "notifications",
    ]);
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => document.hidden, { polling: 50 });
    return other;
  }

  await t.step("shows a notification until the caller hangs up", async () => {
    await using meeting = await world.meet({ beforeLoad: keepNotifications });
    const { ann, ben } = meeting;
    await hide(ben);
    await ann.press("Video call");
    assert.deepEqual(await notified(ben), {
      title: "Ann Archer is calling",
      body: "Incoming video call",
      isOpen: true,
    });
    await ann.press("Hang up");
    await isWithdrawn(ben);
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step("shows a notification until it is accepted on another device", async () => {
    await using meeting = await world.meet({ beforeLoad: keepNotifications });
    const { ann, ben, BEN, chat } = meeting;
    await using elsewhere = await another(world, BEN, chat);
    await hide(ben);
    await ann.press("Voice call");
    await notified(ben);
    await elsewhere.person.press("Accept");
    await isWithdrawn(ben);
    await ann.press("Hang up");
  });

  await t.step("goes on ringing when a click on the notification focuses the page", async () => {
    await using meeting = await world.meet({ beforeLoad: keepNotifications });
    const { ann, ben } = meeting;
    await hide(ben);
    await ann.press("Voice call");
    await notified(ben);
    // The system shows the notification; a click on it reaches the page as this event.
    await ben.page.evaluate(() => window.keptNotifications[0].dispatchEvent(new Event("click")));
    await isWithdrawn(ben);
    assert.equal(await ben.page.evaluate(() => window.focused), 1);
    await ben.page.bringToFront();
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  });
});

declare global {
  interface Window {
    keptNotifications: (Notification & { isClosed?: boolean })[];
    /** How often the page asked for the focus. */
    focused: number;
  }
}

/** Runs inside a page before anything else: replaces notifications with a record of them. */
function keepNotifications(): void {
  window.keptNotifications = [];
  window.focused = 0;
  const { focus } = window;
  window.focus = () => {
    window.focused++;
    focus.call(window);
  };
  globalThis.Notification = class extends Notification {
    isClosed = false;
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      window.keptNotifications.push(this);
    }
    override close(): void {
      this.isClosed = true;
      super.close();
    }
  };
}

/** Waits until the page shows a notification; resolves with its content. */
async function notified({ page }: Person): Promise<object> {
  const shown = await page.waitForFunction(
    () => {
      const [first] = window.keptNotifications;
      return first && { title: first.title, body: first.body, isOpen: !first.isClosed };
    },
    { timeout: 15_000, polling: 50 },
  );
  return await shown.jsonValue() as object;
}

async function isWithdrawn({ page }: Person): Promise<void> {
  await page.waitForFunction(
    () => window.keptNotifications.length === 1 && window.keptNotifications[0].isClosed,
    { timeout: 15_000, polling: 50 },
  );
}

/** The same person at a second device. */
async function another(
  world: TwoPeople,
  person: Member,
  chat: HostChat,
): Promise<AsyncDisposable & { person: Person }> {
  const seat = await world.annsDevice.open(world.site.pageFor(person, chat));
  await seat.hearsOf("ready");
  return { person: seat, [Symbol.asyncDispose]: () => seat.close() };
}
