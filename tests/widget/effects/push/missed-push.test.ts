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

describe("the pushes of calls", () => {
  let browser: FakePushBrowser;
  let sent: unknown[];
  let refuses: boolean;
  let publicKey: string | null;

  beforeEach(() => {
    browser = new FakePushBrowser();
    sent = [];
    refuses = false;
    publicKey = KEY;
  });
  afterEach(() => {
    browser.restore();
    localStorage.removeItem("chat-call.push");
  });

  const api: PushApi = {
    pushKey: () => Promise.resolve({ publicKey }),
    keepPush: (push) => {
      sent.push(push);
      return refuses ? Promise.reject(new Error("no server")) : Promise.resolve();
    },
    dropPush: (endpoint) => Promise.resolve(void sent.push({ dropped: endpoint })),
  };
  const pushOf = (userId = "ann", worker = WORKER, more = {}) =>
    createMissedPush({ userId, server: SERVER, worker, words: WORDS, api, ...more });
  const subscribed = () => browser.registrations.map(({ subscription }) => subscription !== null);

  it("cannot be had where the server sends none, or the browser takes none", async () => {
    publicKey = null;
    expect(await pushOf().load()).to.equal(null);
    publicKey = KEY;
    Reflect.deleteProperty(globalThis, "PushManager");
    expect(await pushOf().load()).to.equal(null);
  });

  it("registers the site's worker, subscribes by it and tells the server", async () => {
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

  it("asks for leave before anything else, and does nothing without it", async () => {
    browser.permission = "default";
    browser.answer = "denied";
    const push = pushOf();
    await push.load();
    expect([await push.turnOn(), push.leave()]).to.deep.equal(["denied", "denied"]);
    expect([browser.registered, sent, keptPush()]).to.deep.equal([[], [], null]);
  });

  it("is on for whoever has asked for it, also while that is still on its way", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    rememberPush({ ...keptPush()!, pausedAt: 1 });
    expect([await pushOf().load(), sent.length]).to.deep.equal([true, 1]);
    await push.turnOff();
    expect([await push.load(), subscribed()]).to.deep.equal([false, [false]]);
  });

  it("forgets nothing that is still subscribed", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const [registration] = browser.registrations;
    registration.failing = true;
    expect([await pushOf().load(), subscribed()]).to.deep.equal([true, [true]]);
    expect(keptPush()?.endpoint).to.equal(registration.subscription!.endpoint);
  });

  it("fails where a worker is never installed, and nobody waits for that", async () => {
    browser.isStuck = true;
    const push = pushOf("ann", WORKER, { stepMaxMs: 10 });
    await push.load();
    expect(await push.turnOn().catch(({ name }) => name)).to.equal("TimeoutError");
    expect(keptPush()).to.equal(null);
  });

  it("leaves no subscription behind that came too late", async () => {
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

  it("asks for leave while another page has to do with the pushes", async () => {
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

  it("is somebody's for one server at a time", async () => {
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

  it("keeps the page of the press, and takes the words of today", async () => {
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

  it("tells of scheduled calls too where it was asked for before there were any", async () => {
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

  it("is not on where the server did not take it, and leaves no subscription behind", async () => {
    const push = pushOf();
    await push.load();
    refuses = true;
    expect(await push.turnOn().catch((error) => error.message)).to.equal("no server");
    expect([subscribed(), keptPush()]).to.deep.equal([[false], null]);
  });

  it("tells the server anew each time that it is looked at", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect(await pushOf().load()).to.equal(true);
    expect(sent[1]).to.deep.equal(sent[0]);
    refuses = true;
    expect(await pushOf().load(), "it stays on where the server is away").to.equal(true);
  });

  it("comes back where the browser has lost the subscription, and is off where it cannot", async () => {
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

  it("takes a new key of the server", async () => {
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

  it("ends with the press that turns it off, at the server too", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    const { endpoint } = browser.registrations[0].subscription!;
    await push.turnOff();
    expect(sent.at(-1)).to.deep.equal({ dropped: endpoint });
    expect([subscribed(), keptPush(), await push.load()]).to.deep.equal([[false], null, false]);
  });

  it("goes on by a worker that the site has moved, by the same subscription", async () => {
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

  it("moves to another worker of the site without telling of a call twice", async () => {
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect(await pushOf("ann", `${location.origin}/calls/worker.js`).load()).to.equal(true);
    expect(subscribed()).to.deep.equal([false, true]);
  });

  it("uses a worker that the page has registered, wherever that is", async () => {
    browser.has(WORKER, `${location.origin}/elsewhere/`);
    const push = pushOf();
    await push.load();
    await push.turnOn();
    expect([browser.registered, subscribed()]).to.deep.equal([[], [true]]);
  });

  it("puts no worker of the site out of its place", async () => {
    browser.has(`${location.origin}/own-worker.js`);
    const push = pushOf();
    await push.load();
    expect(await push.turnOn().catch((error) => error.message)).to.match(/own-worker\.js has its/);
    expect([browser.registered, keptPush()]).to.deep.equal([[], null]);
  });

  it("ends no subscription that the site has for other things", async () => {
    const own = browser.has(WORKER).subscribed(new Uint8Array([9, 9]));
    const push = pushOf();
    expect(await push.load()).to.equal(false);
    expect(await push.turnOn().catch((error) => error.message)).to.match(/another server/);
    await push.turnOff();
    expect([own.isOver, keptPush()]).to.deep.equal([false, null]);

    const before = pushOf("ann", `${location.origin}/calls/worker.js`);
    await before.load();
    await before.turnOn();
    expect(await push.load(), "it goes on by the one before").to.equal(true);
    expect([own.isOver, subscribed()]).to.deep.equal([false, [true, true]]);
    await push.turnOff();
    expect([own.isOver, subscribed()]).to.deep.equal([false, [true, false]]);
  });
});
