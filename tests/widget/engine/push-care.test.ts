import { expect } from "@open-wc/testing";
import { keepPush, type KeptPush, keptPush } from "../../../widget/effects/push-memory.ts";
import { careForPush } from "../../../widget/engine/push-care-loader.ts";
import { FakePushBrowser, type FakeRegistration, KEY } from "../effects/fake-push.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";

const SERVER = "https://calls.example/";
const OF_ANN: KeptPush = {
  userId: "ann",
  worker: `${location.origin}/call-worker.js`,
  url: `${location.origin}/chat`,
  words: { voice: "Missed voice call", video: "Missed video call" },
};

describe("the pushes of a person", () => {
  const { fetch } = globalThis;
  let browser: FakePushBrowser;
  let registration: FakeRegistration;
  let asked: string[];

  beforeEach(() => {
    browser = new FakePushBrowser();
    registration = browser.has(OF_ANN.worker);
    registration.subscribed();
    keepPush(OF_ANN);
    asked = [];
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.method} ${request.url} ${request.headers.get("authorization")}`);
      if (request.method === "PUT") asked.push((await request.json()).url);
      return Response.json({ success: true, data: { publicKey: KEY, endpoint: "" } });
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    browser.restore();
    localStorage.removeItem("chat-call.push");
  });

  const comes = (userId: string) =>
    careForPush({ userId, server: SERVER, token: () => Promise.resolve(`token of ${userId}`) });
  const isSubscribed = () => registration.subscription !== null;

  it("stay while it is they who come", async () => {
    await comes("ann");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([true, OF_ANN, []]);
  });

  it("end when the next person comes, and are forgotten", async () => {
    await comes("ben");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([false, null, []]);
  });

  it("pause when they are logged out, and are theirs again when they are back", async () => {
    await careForPush(null);
    expect([isSubscribed(), keptPush()?.userId]).to.deep.equal([false, "ann"]);
    await comes("ann");
    expect(isSubscribed()).to.equal(true);
    expect(asked).to.deep.equal([
      `GET ${SERVER}api/me/push Bearer token of ann`,
      `PUT ${SERVER}api/me/push Bearer token of ann`,
      OF_ANN.url,
    ]);
    await comes("ann");
    expect(asked, "once").to.have.lengthOf(3);
  });

  it("do not come back for the next person", async () => {
    await careForPush(null);
    await comes("ben");
    await comes("ann");
    expect([isSubscribed(), keptPush(), asked]).to.deep.equal([false, null, []]);
  });

  it("do not come back where the browser has taken the leave away", async () => {
    await careForPush(null);
    browser.permission = "denied";
    await comes("ann");
    expect([isSubscribed(), asked]).to.deep.equal([false, []]);
  });
});
