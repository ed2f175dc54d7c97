import { aTimeout, expect } from "@open-wc/testing";
import { LoggedOut } from "../../../widget/effects/signaling/token-source.ts";
import { type KeptPush, keptPush, rememberPush } from "../../../widget/effects/push/push-memory.ts";
import { careForPush } from "../../../widget/engine/push-care-loader.ts";
import {
  FakePushBrowser,
  type FakeRegistration,
  FakeWorker,
  KEY,
} from "../effects/push/fake-push.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";

const SERVER = "https://calls.example/";
const WORKER = `${location.origin}/call-worker.js`;

describe("careForPush()", () => {
  const { fetch } = globalThis;
  let browser: FakePushBrowser;
  let registration: FakeRegistration;
  let ofAnn: KeptPush;
  let asked: string[];
  let told: unknown[];
  let refuses: boolean;
  /** What happens while the server is asked. */
  let meanwhile: (method: string) => unknown;

  beforeEach(() => {
    browser = new FakePushBrowser();
    registration = browser.has(WORKER);
    ofAnn = rememberPush({
      userId: "ann",
      server: SERVER,
      worker: WORKER,
      url: `${location.origin}/chat`,
      words: {
        voice: "Missed voice call",
        video: "Missed video call",
        due: { voice: "Voice call begins now", video: "Video call begins now" },
      },
      publicKey: KEY,
      endpoint: registration.subscribed().endpoint,
    });
    asked = [];
    told = [];
    refuses = false;
    meanwhile = () => {};
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.method} ${request.url} ${request.headers.get("authorization")}`);
      await meanwhile(request.method);
      if (request.method === "PUT") {
        if (refuses) return new Response("", { status: 503 });
        const { url, words } = await request.json();
        asked.push(url);
        told.push(words);
      }
      return Response.json({ success: true, data: { publicKey: KEY, endpoint: "" } });
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    browser.restore();
    localStorage.removeItem("chat-call.push");
  });

  /** The person is welcomed with a token that may be old; the host has a fresh one. */
  const comes = (userId: string, server = SERVER) =>
    careForPush(server, userId, {
      get: (isStale) => Promise.resolve(`${isStale ? "fresh" : "old"} token of ${userId}`),
      isRenewable: true,
    });
  const logsOut = (server = SERVER) => careForPush(server, null);
  const isSubscribed = () => registration.subscription !== null;
  const isPaused = () => keptPush()?.pausedAt !== undefined;

  it("keeps the subscription while the same person comes", async () => {
    await comes("ann");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([true, ofAnn, []]);
  });

  it("ends and forgets the subscription when another person comes", async () => {
    await comes("ben");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([false, null, []]);
  });

  it("ends the subscription for another person even if the worker has a new URL", async () => {
    registration.active = new FakeWorker(`${WORKER}?v=42`);
    await comes("ben");
    expect([isSubscribed(), keptPush()]).to.deep.equal([false, null]);
  });

  it("pauses it at the log-out, and renews it once when the person is back", async () => {
    await logsOut();
    expect([isSubscribed(), keptPush()?.userId, isPaused()]).to.deep.equal([false, "ann", true]);
    await comes("ann");
    expect([isSubscribed(), isPaused()]).to.deep.equal([true, false]);
    expect(asked).to.deep.equal([
      `GET ${SERVER}api/me/push Bearer fresh token of ann`,
      `PUT ${SERVER}api/me/push Bearer fresh token of ann`,
      ofAnn.url,
    ]);
    await comes("ann");
    expect(asked, "once").to.have.lengthOf(3);
  });

  it("keeps it paused for a page with an old token after the log-out", async () => {
    await logsOut();
    await careForPush(SERVER, "ann", {
      get: (isStale) => isStale ? Promise.reject(new LoggedOut("401")) : Promise.resolve("old"),
      isRenewable: true,
    });
    // A token written into the page is as old as the page.
    await careForPush(SERVER, "ann", { get: () => Promise.resolve("old"), isRenewable: false });
    expect([isSubscribed(), isPaused(), asked]).to.deep.equal([false, true, []]);
  });

  it("renews it for a token written into a page that was loaded after the log-out", async () => {
    await logsOut();
    rememberPush({ ...keptPush()!, pausedAt: performance.timeOrigin - 1_000 });
    await careForPush(SERVER, "ann", { get: () => Promise.resolve("new"), isRenewable: false });
    expect([isSubscribed(), isPaused()]).to.deep.equal([true, false]);
  });

  it("retries the renewal on the next page if the server refused it", async () => {
    await logsOut();
    refuses = true;
    await comes("ann");
    expect([keptPush()?.userId, isPaused()]).to.deep.equal(["ann", true]);
    refuses = false;
    await comes("ann");
    expect([isSubscribed(), isPaused(), asked.at(-1)]).to.deep.equal([true, false, ofAnn.url]);
  });

  for (const method of ["GET", "PUT"]) {
    it(`keeps it paused if the person logs out during a ${method}`, async () => {
      rememberPush({ ...ofAnn, pausedAt: 1 });
      meanwhile = (asking) => asking === method && logsOut();
      await comes("ann");
      expect([isSubscribed(), isPaused()]).to.deep.equal([false, true]);
    });
  }

  it("keeps it paused if the person logs out while the browser subscribes", async () => {
    rememberPush({ ...ofAnn, pausedAt: 1 });
    registration.subscription = null;
    let isAsked = () => {};
    const asking = new Promise<void>((resolve) => isAsked = resolve);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => answer = resolve);
    registration.pushManager.subscribe = (({ subscribe }) => (options) => {
      isAsked();
      return answered.then(() => subscribe(options));
    })({ ...registration.pushManager });
    const coming = comes("ann");
    await asking;
    const leaving = logsOut();
    // Without the lock the log-out would have run by now, with nothing to end.
    await aTimeout(20);
    answer();
    await Promise.all([coming, leaving]);
    expect([isSubscribed(), isPaused()]).to.deep.equal([false, true]);
  });

  it("does not wait for the server at the log-out", async () => {
    await logsOut();
    let isAsked = () => {};
    const hanging = new Promise<void>((resolve) => isAsked = resolve);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => answer = resolve);
    meanwhile = (method) => {
      if (method !== "PUT") return;
      isAsked();
      return answered;
    };
    const coming = comes("ann");
    await hanging;
    expect(isSubscribed()).to.equal(true);
    await logsOut();
    expect(isSubscribed()).to.equal(false);
    answer();
    await coming;
    expect([isSubscribed(), isPaused()]).to.deep.equal([false, true]);
  });

  it("renews it once if two pages come at the same time", async () => {
    await logsOut();
    await Promise.all([comes("ann"), comes("ann")]);
    expect(asked.filter((request) => request.startsWith("PUT"))).to.have.lengthOf(1);
    expect([isSubscribed(), isPaused()]).to.deep.equal([true, false]);
  });

  it("subscribes again if the browser has lost it, and tells the server", async () => {
    registration.subscription = null;
    await comes("ann");
    expect([isSubscribed(), isPaused(), asked.at(-1)]).to.deep.equal([true, false, ofAnn.url]);
    expect(keptPush()?.endpoint).to.equal(registration.subscription!.endpoint);
  });

  it("renews it with its stored texts, even those of an older version", async () => {
    const { due: _, ...before } = ofAnn.words;
    for (const words of [ofAnn.words, before]) {
      rememberPush({ ...keptPush()!, words });
      registration.subscription = null;
      await comes("ann");
    }
    expect(told).to.deep.equal([ofAnn.words, before]);
  });

  it("does not renew it once another person has come", async () => {
    await logsOut();
    await comes("ben");
    await comes("ann");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([false, null, []]);
  });

  it("does not renew it without the browser's permission", async () => {
    await logsOut();
    browser.permission = "denied";
    await comes("ann");
    expect([isSubscribed(), asked]).to.deep.equal([false, []]);
  });

  it("ignores persons and log-outs of another server", async () => {
    const other = "https://other.example/";
    await comes("ben", other);
    await logsOut(other);
    expect([isSubscribed(), keptPush()]).to.deep.equal([true, ofAnn]);
    await logsOut();
    await comes("ann", other);
    expect([isSubscribed(), asked]).to.deep.equal([false, []]);
  });
});
