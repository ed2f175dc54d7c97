/** Calls from, to and between real Firefox browsers: what each side hears, sees and is told. */
import assert from "node:assert/strict";
import { launchFirefox } from "../e2e/support/firefox-device.ts";
import { startHostSite } from "../e2e/support/host-site.ts";
import { rememberConnections } from "../e2e/support/made-connections.ts";
import { launchDevice } from "../e2e/support/person.ts";
import { startTcpProxy } from "../e2e/support/tcp-proxy.ts";
import {
  ANN_HZ,
  BEN_HZ,
  type Browsers,
  type Meeting,
  startTwoPeople,
} from "../e2e/support/two-people.ts";

const PAIRS: Record<string, Required<Browsers>> = {
  "Firefox with Firefox": { ann: launchFirefox, ben: launchFirefox },
  "Chromium with Firefox": { ann: launchDevice, ben: launchFirefox },
  "Firefox with Chromium": { ann: launchFirefox, ben: launchDevice },
};

/** A ring may have to wait for a browser to start; no test here depends on its length. */
const SETTINGS = { RING_TIMEOUT_SECONDS: "60" };

async function talk({ ann, ben }: Meeting, callType: "Voice" | "Video" = "Voice"): Promise<void> {
  await ann.press(`${callType} call`);
  await ben.press("Accept");
  await stillTalk({ ann, ben });
}

async function stillTalk({ ann, ben }: Pick<Meeting, "ann" | "ben">): Promise<void> {
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}

/**
 * The ICE username fragments of both sides of the page's newest connection (RFC 8839, section 5.4);
 * null while it negotiates.
 */
function agreedOn(): string | null {
  const { signalingState, currentLocalDescription, currentRemoteDescription } = window
    .madeConnections.at(-1)!;
  if (signalingState !== "stable") return null;
  return [currentLocalDescription, currentRemoteDescription]
    .map((one) => /^a=ice-ufrag:(.*)\r$/m.exec(one!.sdp)?.[1]).join(" ");
}

/** Counts the page's modal dialogs, including those in shadow roots. */
function countModals(): number {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  }
  return roots.reduce((sum, root) => sum + root.querySelectorAll(":modal").length, 0);
}

/** A point of the call window: just below its upper edge there is no button. */
function findPopup(): [number, number] {
  const popup = document.querySelector("chat-call")!.shadowRoot!
    .querySelector("chat-call-window")!.shadowRoot!.querySelector(".popup")!;
  const { left, top, width } = popup.getBoundingClientRect();
  return [left + width / 2, top + 10];
}

for (const [pair, browsers] of Object.entries(PAIRS)) {
  Deno.test({
    name: `${pair}: a call of two`,
    // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
    sanitizeResources: false,
    sanitizeOps: false,
  }, async (t) => {
    await using world = await startTwoPeople(SETTINGS, [], browsers);

    await t.step("voice is heard both ways, can be muted, and ends on both sides", async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      await talk(meeting);
      await ann.press("Mute");
      await ben.hearsNothingOf(ANN_HZ);
      await ann.press("Unmute");
      await ben.hears(ANN_HZ);
      await ben.press("Hang up");
      for (const person of [ann, ben]) {
        assert.equal((await person.hearsOf("ended")).reason, "completed");
      }
      const [call] = await world.history(meeting.ANN, meeting.chat);
      assert.equal(call.status, "ended");
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    });

    await t.step("contacts, whose link is prepared while it rings, hear each other", async () => {
      await using meeting = await world.meet({ areContacts: true });
      await talk(meeting);
    });

    await t.step("strangers hear each other when the callee takes long to accept", async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.sees("Accept");
      // Firefox waits five seconds for the caller's addresses, which are held back until the accept.
      await new Promise((resolve) => setTimeout(resolve, 7_000));
      await ben.press("Accept");
      await stillTalk(meeting);
    });

    await t.step(
      "strangers stay connected through an ICE restart by either side",
      async () => {
        await using meeting = await world.meet({ beforeLoad: rememberConnections });
        const { ann, ben } = meeting;
        await talk(meeting);
        for (const person of [ann, ben]) {
          const before = await Promise.all([ann, ben].map(({ page }) => page.evaluate(agreedOn)));
          await person.page.evaluate(() => window.madeConnections.at(-1)!.restartIce());
          await Promise.all(
            [ann, ben].map(({ page }, at) =>
              page.waitForFunction(`![null, "${before[at]}"].includes((${agreedOn})())`, {
                polling: 50,
              })
            ),
          );
          await stillTalk(meeting);
        }
        assert.deepEqual([...ann.complaints, ...ben.complaints], []);
      },
    );

    await t.step("pictures arrive both ways, stop with the camera, and come back", async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      await talk(meeting, "Video");
      await Promise.all([ann.watches(1280, 720, 20_000), ben.watches(1280, 720, 20_000)]);
      await ann.press("Turn camera off");
      await ben.page.waitForFunction(() => window.pageEars.seenPicture().width === 0);
      await ann.press("Turn camera on");
      await ben.watches(1280, 720, 20_000);
      await ann.press("Hang up");
      assert.equal((await ben.hearsOf("ended")).reason, "completed");
    });

    await t.step("two people who turn their cameras on at once see each other", async () => {
      // The delay makes each side turn its camera on before it hears of the other's.
      const proxy = startTcpProxy(world.server.port, 1_000);
      const site = startHostSite(`http://127.0.0.1:${proxy.port}`);
      try {
        await using meeting = await world.meet({ annsSite: site, bensSite: site });
        await talk(meeting);
        const { ann, ben } = meeting;
        await Promise.all([ann.press("Turn camera on"), ben.press("Turn camera on")]);
        await Promise.all([ann.watches(1280, 720, 20_000), ben.watches(1280, 720, 20_000)]);
        assert.deepEqual([...ann.complaints, ...ben.complaints], []);
      } finally {
        await site.close();
        proxy.close();
      }
    });

    await t.step("a page that reloads in a call takes it up again", async () => {
      await using meeting = await world.meet();
      await talk(meeting);
      for (const person of [meeting.ann, meeting.ben]) {
        await person.page.reload();
        await stillTalk(meeting);
      }
      await meeting.ann.press("Hang up");
      assert.equal((await meeting.ben.hearsOf("ended")).reason, "completed");
      assert.equal((await world.history(meeting.ANN, meeting.chat)).length, 1);
    });

    await t.step(
      "a call can be accepted over a modal dialog of the page, and is not modal without one",
      async () => {
        await using meeting = await world.meet();
        const { ann, ben } = meeting;
        await ann.press("Voice call");
        await ben.sees("Accept");
        // The popup settles one frame after it appears.
        await ben.page.evaluate(() => new Promise(requestAnimationFrame));
        assert.equal(await ben.page.evaluate(countModals), 0);
        await ben.press("Decline");
        await ann.hearsOf("ended");

        await ben.page.evaluate(() => {
          const dialog = document.createElement("dialog");
          dialog.textContent = "The page asks";
          document.body.append(dialog);
          dialog.showModal();
        });
        await ann.press("Voice call");
        await ben.press("Accept");
        await stillTalk(meeting);

        // The page opens its dialog again during the call: now the pointer brings the call to the
        // top.
        await ben.page.evaluate(() => {
          const dialog = document.querySelector("dialog")!;
          dialog.close();
          dialog.showModal();
        });
        await ben.page.waitForFunction(`(${countModals})() === 1`, { polling: 50 });
        await ben.page.mouse.move(...await ben.page.evaluate(findPopup));
        await ben.page.waitForFunction(`(${countModals})() === 2`, { polling: 50 });
        await ben.press("Hang up");
        await ann.reaches("ended");
      },
    );

    await t.step("a caller is told that the call was declined", async () => {
      await using meeting = await world.meet();
      await meeting.ann.press("Voice call");
      await meeting.ben.press("Decline");
      for (const person of [meeting.ann, meeting.ben]) {
        assert.equal((await person.hearsOf("ended")).reason, "declined");
      }
      await meeting.ann.reads(/declined/i);
    });
  });
}
