/**
 * Pushes for a missed call, and for a scheduled one that begins, while no page of the site is open:
 * the switch in the settings, the server's push, and the worker's notification, under the policy
 * that the README asks for. Browsers use a push service on the internet: a stand-in provides the
 * endpoint, and passes what it receives to the browser's worker.
 */
import assert from "node:assert/strict";
import { type HostChat, type Member, mintToken, startHostSite } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";
import { connectClient } from "../support/connect-client.ts";
import { startPushService, subscribeBrowser } from "../support/push-browser.ts";
import { CERTIFICATE } from "../support/test-certificate.ts";

/** How soon the scheduled call begins; the form would not accept a time so near. */
const SOON_MS = 1_000;
const WORKER = "self.chatCallUrl = ({ chatId }) => `/chats/${chatId}`;";

Deno.test({
  name: "notifications of calls while no page is open",
  // The browsers' own sockets and timers outlive a step.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (test) => {
  await using service = startPushService();
  const phone = subscribeBrowser(`${service.origin}/bens-phone`);
  const folder = await Deno.makeTempDir({ prefix: "chat-call-push-" });
  await Deno.writeTextFile(`${folder}/ca.pem`, CERTIFICATE);
  await using world = await startTwoPeople({
    PUSH_CONTACT: "mailto:calls@shop.example",
    PUSH_SERVICES: service.origin,
    NODE_EXTRA_CA_CERTS: `${folder}/ca.pem`,
    RING_TIMEOUT_SECONDS: "5",
  });
  const bensSite = startHostSite(world.server.url, 'push-worker="/call-worker.js"', {
    worker: WORKER,
  });
  const meeting = await world.meet({
    bensSite,
    beforeLoad: `(${subscribeWithoutService})(${JSON.stringify(phone.subscription)})`,
  });
  const { ann, ben, ANN, chat } = meeting;
  await ben.page.browserContext().overridePermissions(bensSite.url, ["notifications"]);
  const chatPage = ben.page.url();

  await test.step("the switch in the settings stays on after a reload", async () => {
    await asks(ben, "openSettings");
    await switchOf(ben).click();
    await isSubscribed(ben, true);
    await ben.page.reload();
    await ben.hearsOf("ready");
    await asks(ben, "openSettings");
    await switchOf(ben).filter((input) => (input as HTMLInputElement).checked).wait();
  });

  const browser = await workersOf(ben);

  await test.step("shows a missed call with the link that the site chose", async () => {
    await Promise.all([ann, ben].map(({ page }) => page.goto("about:blank")));
    const sessionId = await callsInVain(world.server.url, ANN, chat);
    const [push] = await service.received(1);
    await browser.push(phone.read(push.body));
    await browser.push({ type: "call.scheduled", text: "the site's own, and its own affair" });
    await ben.page.goto(chatPage);
    const url = `${bensSite.url}/chats/${chat.id}`;
    assert.deepEqual(await shownTo(ben, sessionId), {
      title: ANN.name,
      body: "Missed video call",
      data: { type: "chat-call.missed", sessionId, chatId: chat.id, url },
    });
  });

  await test.step("shows a scheduled call that begins with the link that the site chose", async () => {
    await Promise.all([ann, ben].map(({ page }) => page.goto("about:blank")));
    const scheduledId = await schedules(world.server.url, ANN, chat);
    const [, push] = await service.received(2);
    await browser.push(phone.read(push.body));
    await ben.page.goto(chatPage);
    const url = `${bensSite.url}/chats/${chat.id}`;
    assert.deepEqual(await shownTo(ben, scheduledId), {
      title: "Order 42",
      body: `Scheduled voice call begins now · ${ANN.name}`,
      data: { type: "chat-call.due", scheduledId, chatId: chat.id, url },
    });
  });

  await test.step("logging out ends the subscription, and the next page with a token restores it", async () => {
    await ben.hearsOf("ready");
    await asks(ben, "logOut");
    await isSubscribed(ben, false);
    await ben.page.reload();
    await isSubscribed(ben, true);
    assert.deepEqual(ben.complaints, []);
  });

  await meeting[Symbol.asyncDispose]();
  await bensSite.close();
  await Deno.remove(folder, { recursive: true });
});

/**
 * Runs inside a page before anything else: fakes a push subscription that persists over page loads.
 */
function subscribeWithoutService(json: PushSubscriptionJSON): void {
  const subscription = {
    ...json,
    options: {},
    toJSON: () => json,
    unsubscribe() {
      localStorage.removeItem("test.subscribed");
      return Promise.resolve(true);
    },
  };
  Object.assign(PushManager.prototype, {
    subscribe({ applicationServerKey }: { applicationServerKey: Uint8Array }) {
      localStorage.setItem("test.subscribed", `${applicationServerKey.length} bytes`);
      return Promise.resolve(subscription);
    },
    getSubscription: () => Promise.resolve("test.subscribed" in localStorage ? subscription : null),
  });
}

async function isSubscribed({ page }: Person, wanted: boolean): Promise<void> {
  await page.waitForFunction(
    (key) => localStorage.getItem("test.subscribed") === key,
    { polling: 50 },
    wanted ? "65 bytes" : null,
  );
}

type CallElement = HTMLElement & Record<"openSettings" | "logOut", () => Promise<void>>;

async function asks({ page }: Person, method: "openSettings" | "logOut"): Promise<void> {
  await page.evaluate(
    (name) => (document.querySelector("chat-call") as CallElement)[name](),
    method,
  );
}

const switchOf = ({ page }: Person) =>
  page.locator('::-p-aria([name="Tell me about missed calls"][role="switch"])');

/** Rings the chat until the server ends the call; resolves with the call's id. */
async function callsInVain(server: string, caller: Member, chat: HostChat): Promise<string> {
  const client = await connectClient(server, caller.id, { token: await mintToken(caller, chat) });
  await client.request({ type: "call:initiate", chatId: chat.id, callType: "video" });
  const { sessionId } = await client.next("call:ended");
  client.close();
  return String(sessionId);
}

/** Schedules a call for a time too near for the form; resolves with the call's id. */
async function schedules(server: string, organizer: Member, chat: HostChat): Promise<string> {
  const response = await fetch(`${server}/api/scheduled-calls`, {
    method: "POST",
    headers: {
      "authorization": `Bearer ${await mintToken(organizer, chat)}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      chatId: chat.id,
      callType: "voice",
      startsAt: new Date(Date.now() + SOON_MS).toISOString(),
      title: "Order 42",
    }),
  });
  return (await response.json()).data.id;
}

/** Waits for the worker's one notification of this call. */
async function shownTo({ page }: Person, id: string) {
  const shown = await page.waitForFunction(
    async (tag) => {
      const [registration] = await navigator.serviceWorker.getRegistrations();
      const all = await registration.getNotifications({ tag });
      return all.length > 0 && all.map(({ title, body, data }) => ({ title, body, data }));
    },
    { polling: 50 },
    id,
  );
  const all = await shown.jsonValue();
  assert.ok(all && all.length === 1, "there is one notification");
  return all[0];
}

/** Access to the worker of the person's page through the browser's own tools. */
async function workersOf({ page }: Person) {
  const session = await page.createCDPSession();
  const origin = new URL(page.url()).origin;
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
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
  };
}
