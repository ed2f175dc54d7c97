/** The push of a missed call from the switch to the notification, by a worker of the host's site under the policy that the README asks for. */
import assert from "node:assert/strict";
import type { CDPSession } from "puppeteer-core";
import { startHostSite } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";

const WORKER = "self.chatCallUrl = ({ chatId }) => `/chats/${chatId}`;";

Deno.test({
  name: "a missed call comes as a push",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const annsSite = startHostSite(world.server.url, 'push-worker="/call-worker.js"', {
    worker: WORKER,
  });

  await t.step(
    "switched on, it is shown by the site's worker, and no more once logged out",
    async () => {
      await using meeting = await world.meet({ annsSite, beforeLoad: pushWithoutService });
      const { ann: { page, complaints } } = meeting;
      await page.browserContext().overridePermissions(annsSite.url, ["notifications"]);
      await asks(meeting.ann, "openSettings");
      await press(meeting.ann);
      await page.waitForFunction(() => window.pushesAtServer.length === 1, { polling: 50 });
      const [{ url, words }] = await page.evaluate(() => window.pushesAtServer);
      assert.deepEqual([url, words.voice], [page.url(), "Missed voice call"]);

      await using browser = await workersOf(meeting.ann);
      await browser.push({
        type: "call.missed",
        sessionId: "session-1",
        chatId: "order-42",
        callType: "voice",
        caller: { id: "ben", name: "Ben Baker" },
        missedAt: Date.now(),
        text: words.voice,
        url,
      });
      await browser.push({ type: "order.sent", text: "the site's own, and its own affair" });
      const shown = await page.waitForFunction(async () => {
        const [registration] = await navigator.serviceWorker.getRegistrations();
        const all = await registration.getNotifications();
        return all.length > 0 &&
          all.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
      }, { polling: 50 });
      assert.deepEqual(await shown.jsonValue(), [{
        title: "Ben Baker",
        body: "Missed voice call",
        tag: "session-1",
        data: {
          type: "call.missed",
          sessionId: "session-1",
          chatId: "order-42",
          url: `${annsSite.url}/chats/order-42`,
        },
      }]);

      await asks(meeting.ann, "logOut");
      assert.equal(await page.evaluate(() => window.isSubscribed), false);
      assert.deepEqual(complaints, []);
    },
  );
  await annsSite.close();
});

declare global {
  interface Window {
    /** What the page told the server of pushes. */
    pushesAtServer: { url: string; words: { voice: string } }[];
    isSubscribed: boolean;
  }
}

type CallElement = HTMLElement & Record<"openSettings" | "logOut", () => Promise<void>>;

async function asks({ page }: Person, method: "openSettings" | "logOut"): Promise<void> {
  await page.evaluate(
    (name) => (document.querySelector("chat-call") as CallElement)[name](),
    method,
  );
}

async function press({ page }: Person): Promise<void> {
  await page.locator('::-p-aria([name="Tell me of missed calls"][role="switch"])').click();
}

/** Runs inside a page before anything else: a browser that needs no push service, and a server that has a key. */
function pushWithoutService(): void {
  window.pushesAtServer = [];
  window.isSubscribed = false;
  const subscription = {
    endpoint: "https://push.example/1",
    options: {},
    toJSON: () => ({ endpoint: subscription.endpoint, keys: { p256dh: "p", auth: "a" } }),
    unsubscribe: () => Promise.resolve(!(window.isSubscribed = false)),
  } as unknown as PushSubscription;
  PushManager.prototype.getSubscription = () =>
    Promise.resolve(window.isSubscribed ? subscription : null);
  PushManager.prototype.subscribe = () => {
    window.isSubscribed = true;
    return Promise.resolve(subscription);
  };
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    if (!`${input}`.endsWith("/api/me/push")) return await fetch(input, init);
    if (init?.body) window.pushesAtServer.push(JSON.parse(`${init.body}`));
    return Response.json({ success: true, data: { publicKey: "BAECAw", endpoint: "" } });
  };
}

/** What the browser itself does with the worker of the person's page. */
async function workersOf({ page }: Person) {
  const session: CDPSession = await page.createCDPSession();
  const origin = new URL(page.url()).origin;
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [found] = registrations.filter(({ scopeURL }) => scopeURL === `${origin}/`);
      if (found) resolve(found.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  return {
    push: (message: object) =>
      session.send("ServiceWorker.deliverPushMessage", {
        origin,
        registrationId,
        data: JSON.stringify(message),
      }),
    [Symbol.asyncDispose]: () => session.detach(),
  };
}
