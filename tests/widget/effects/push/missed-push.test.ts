import { aTimeout, expect } from "@open-wc/testing";
import { createMissedPush } from "../../../../widget/effects/push/missed-push.ts";
import type { PushApi } from "../../../../widget/effects/push/push-steps.ts";
import { keptPush, rememberPush } from "../../../../widget/effects/push/push-memory.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakePushBrowser, FakeWorker, KEY } from "./fake-push.ts";

const WORKER = `${location.origin}/call-worker.js`;
const SERVER = "https://calls.example/";
const WORDS = {
  voice: "Missed voice call",
  video: "Missed video call",
  due: { voice: "Scheduled voice call begins now", video: "Scheduled video call begins now" },
};

describe("createMissedPush()", () => {
  let browser: FakePushBrowser;
  let sent: unknown[];
  let refuses: boolean;
  let publicKey: string | null;
  let scheduledCalls: boolean;

  beforeEach(() => {
    browser = new FakePushBrowser();
    sent = [];
    refuses = false;
    publicKey = KEY;
    scheduledCalls = true;
  });
  afterEach(() => {
    browser.restore();
    localStorage.removeItem("chat-call.push");
  });

  const api: PushApi = {
    pushKey: () => Promise.resolve({ publicKey, scheduledCalls }),
    keepPush: (push) => {
      sent.push(push);
      return refuses ? Promise.reject(new Error("no server")) : Promise.resolve();
    },
    dropPush: (endpoint) => Promise.resolve(void sent.push({ dropped: endpoint })),
  };
  const pushOf = (userId = "ann", worker = WORKER, more = {}) =>
    createMissedPush({ userId, server: SERVER, worker, words: WORDS, api, ...more });
  const subscribed = () => browser.registrations.map(({ subscription }) => subscription !== null);

  it("is unavailable if the server or the browser does not support pushes", async () => {
    publicKey = null;
    expect(await pushOf().load()).to.equal(null);
    publicKey = KEY;
    Reflect.deleteProperty(globalThis, "PushManager");
    expect(await pushOf().load()).to.equal(null);
  });

  it("says whether the server pushes scheduled calls too", async () => {
    for (scheduledCalls of [true, false]) {
      const push = pushOf();
      await push.load();
      expect(push.hasScheduledCalls).to.equal(scheduledCalls);
    }
  });

  it("registers the site's worker, subscribes with it and tells the server", async () => {
    const push = pushOf();
    expect([await push.load(), browser.asked, browser.registered]).to.deep.equal([false, 0, []]);
    expect(await push.turnOn()).to.equal("granted");
    expect(browser.registered).to.deep.equal([WORKER]);
    const { endpoint, options } = browser.registrations[0].subscription!;
    expect([...new Uint8Array(options.applicationServerKey)]).to.deep.equal([4, 1, 2, 3]);
    const url = location.href.split("#")[0];
    expect(sent).to.deep.equal([
      { endpoint, keys: { p256dh: "p", auth: "a" }, url, words: WORDS },
    ]);
    expect(keptPush()).to.deep.equal({
      userId: "ann",
      server: SERVER,
      worker: WORKER,
      url,
      words: WORDS,
      publicKey: KEY,
      endpoint,
    });
  });

  it("asks for permission first, and does nothing without it", async () => {
    browser.permission = "default";
    browser.answer = "denied";
    const push = pushOf();
    await push.load();
    expect([await push.turnOn(), push.leave()]).to.deep.equal(["denied", "denied"]);
    expect([browser.registered, sent, keptPush()]).to.deep.equal([[], [], null]);
  });

  it("stays on after it was turned on, even while its renewal is pending", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    rememberPush({ ...keptPush()!, pausedAt: 1 });
    expect([await pushOf().load(), sent.length]).to.deep.equal([true, 1]);
    await push.turnOff();
    expect([await push.load(), subscribed()]).to.deep.equal([false, [false]]);
  });

  it("keeps a subscription that exists, even if a new one would fail", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const [registration] = browser.registrations;
    registration.failing = true;
    expect([await pushOf().load(), subscribed()]).to.deep.equal([true, [true]]);
    expect(keptPush()?.endpoint).to.equal(registration.subscription!.endpoint);
  });

  it("fails with a timeout if the worker is never installed", async () => {
    browser.isStuck = true;
    const push = pushOf("ann", WORKER, { stepMaxMs: 10 });
    await push.load();
    expect(await push.turnOn().catch(({ name }) => name)).to.equal("TimeoutError");
    expect(keptPush()).to.equal(null);
  });

  it("removes a subscription that arrives after the timeout", async () => {
    const registration = browser.has(WORKER);
    let answer = () => {};
    registration.answer = new Promise<void>((resolve) => answer = resolve);
    const push = pushOf("ann", WORKER, { stepMaxMs: 10 });
    await push.load();
    expect(await push.turnOn().catch(({ name }) => name)).to.equal("TimeoutError");
    answer();
    await waitUntil(() => registration.subscribedTimes === 1 && !registration.subscription, "end");
    expect([keptPush(), sent]).to.deep.equal([null, []]);
  });

  it("asks for permission at once, but waits to subscribe while another page holds the lock", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => release = resolve);
    const holding = navigator.locks.request("chat-call.push", () => held);
    const push = pushOf();
    await push.load();
    const turned = push.turnOn();
    expect(browser.asked).to.equal(1);
    await aTimeout(20);
    expect([keptPush(), browser.registered]).to.deep.equal([null, []]);
    release();
    await Promise.all([holding, turned]);
    expect(subscribed()).to.deep.equal([true]);
  });

  it("is on for one server at a time", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const other = pushOf("ann", WORKER, { server: "https://other.example/" });
    expect([await other.load(), await push.load()]).to.deep.equal([false, true]);
    await other.turnOff();
    expect(subscribed(), "not the other's to end").to.deep.equal([true]);
    publicKey = "BAkJCQ";
    await other.load();
    expect(await other.turnOn()).to.equal("granted");
    expect([await other.load(), keptPush()?.publicKey]).to.deep.equal([true, publicKey]);
  });

  it("keeps the URL of the page that turned it on, and updates the texts", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const words = {
      voice: "Verpasster Anruf",
      video: "Verpasster Videoanruf",
      due: { voice: "Geplanter Anruf beginnt jetzt", video: "Geplanter Videoanruf beginnt jetzt" },
    };
    const { href } = location;
    history.replaceState(null, "", "?elsewhere");
    await pushOf("ann", WORKER, { words }).load();
    history.replaceState(null, "", href);
    expect(sent.at(-1)).to.deep.include({ url: href.split("#")[0], words });
  });

  it("adds the texts of scheduled calls to a record without them", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const { due: _, ...words } = WORDS;
    const kept = rememberPush({ ...keptPush()!, words });
    expect(await pushOf().load()).to.equal(true);
    const { endpoint } = browser.registrations[0].subscription!;
    expect(sent.at(-1)).to.deep.include({ endpoint, words: WORDS });
    expect(keptPush(), "nothing else has changed").to.deep.equal({ ...kept, words: WORDS });
  });

  it("fails without a leftover subscription if the server refuses it", async () => {
    const push = pushOf();
    await push.load();
    refuses = true;
    expect(await push.turnOn().catch((error) => error.message)).to.equal("no server");
    expect([subscribed(), keptPush()]).to.deep.equal([[false], null]);
  });

  it("tells the server again at each load", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect(await pushOf().load()).to.equal(true);
    expect(sent[1]).to.deep.equal(sent[0]);
    refuses = true;
    expect(await pushOf().load(), "it stays on without the server").to.equal(true);
  });

  it("renews a subscription that the browser has lost, and is off if that fails", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const [registration] = browser.registrations;
    registration.subscription = null;
    expect(await pushOf().load()).to.equal(true);
    expect(registration.subscription).not.to.equal(null);
    registration.subscription = null;
    registration.failing = true;
    expect([await pushOf().load(), keptPush()]).to.deep.equal([false, null]);
  });

  it("subscribes again with a new key of the server", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const [registration] = browser.registrations;
    const first = registration.subscription!;
    publicKey = "BAkJCQ";
    expect(await pushOf().load()).to.equal(true);
    expect([first.isOver, registration.subscription!.endpoint === first.endpoint])
      .to.deep.equal([true, false]);
  });

  it("unsubscribes when it is turned off, and tells the server", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const { endpoint } = browser.registrations[0].subscription!;
    await push.turnOff();
    expect(sent.at(-1)).to.deep.equal({ dropped: endpoint });
    expect([subscribed(), keptPush(), await push.load()]).to.deep.equal([[false], null, false]);
  });

  it("keeps the subscription when the worker's script URL changes", async () => {
    const push = pushOf("ann", `${WORKER}?v=41`);
    await push.load();
    await push.turnOn();
    const [registration] = browser.registrations;
    registration.active = new FakeWorker(`${WORKER}?v=42`);
    const { endpoint } = registration.subscription!;
    expect(await pushOf("ann", `${WORKER}?v=42`).load()).to.equal(true);
    expect([registration.subscription?.endpoint, sent.length]).to.deep.equal([endpoint, 2]);
    await pushOf("ann", `${WORKER}?v=43`).turnOff();
    expect([subscribed(), keptPush()]).to.deep.equal([[false], null]);
  });

  it("moves to another worker of the site, and ends the first subscription", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect(await pushOf("ann", `${location.origin}/calls/worker.js`).load()).to.equal(true);
    expect(subscribed()).to.deep.equal([false, true]);
  });

  it("uses a worker that the page has registered with any scope", async () => {
    browser.has(WORKER, `${location.origin}/elsewhere/`);
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect([browser.registered, subscribed()]).to.deep.equal([[], [true]]);
  });

  it("does not replace another worker of the site", async () => {
    browser.has(`${location.origin}/own-worker.js`);
    const push = pushOf();
    await push.load();
    expect(await push.turnOn().catch((error) => error.message)).to.match(
      /its folder has .*own-worker\.js/,
    );
    expect([browser.registered, keptPush()]).to.deep.equal([[], null]);
  });

  it("never ends a subscription of the site's own", async () => {
    const own = browser.has(WORKER).subscribed(new Uint8Array([9, 9]));
    const push = pushOf();
    expect(await push.load()).to.equal(false);
    expect(await push.turnOn().catch((error) => error.message)).to.match(/another server/);
    await push.turnOff();
    expect([own.isOver, keptPush()]).to.deep.equal([false, null]);

    const before = pushOf("ann", `${location.origin}/calls/worker.js`);
    await before.load();
    await before.turnOn();
    expect(await push.load(), "the earlier one stays in use").to.equal(true);
    expect([own.isOver, subscribed()]).to.deep.equal([false, [true, true]]);
    await push.turnOff();
    expect([own.isOver, subscribed()]).to.deep.equal([false, [true, false]]);
  });
});
