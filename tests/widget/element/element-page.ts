/** The element on a page with the fake server behind it, and the devices it has opened. All of it goes after each test. */
import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { CallError } from "../../../widget/page/call-error.ts";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { accepted, ringing } from "../model/script.ts";
import { waitUntil } from "../support/wait-until.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";

/** A line of the machine's script as the wire has it. */
export function wire(event: object): Record<string, unknown> {
  const { receivedAtMs: _, ...message } = event as Record<string, unknown>;
  return message;
}
/** What a page goes by when a method rejects. */
export const codeOf = (error: unknown) => error instanceof CallError ? error.code : error;

/** Registers what goes before and after the tests of a suite. */
export function useElementPage() {
  let server: FakeCallServer;
  let opened: MediaStreamTrack[];
  const { getUserMedia } = MediaDevices.prototype;

  before(() => {
    defineChatCall();
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      // A browser may answer the test before when the next is under way.
      const asked = opened;
      const stream = await getUserMedia.call(this, constraints);
      asked.push(...stream.getTracks());
      return stream;
    };
  });
  after(() => {
    MediaDevices.prototype.getUserMedia = getUserMedia;
  });
  beforeEach(() => {
    server = startFakeCallServer();
    opened = [];
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
    // The next test is no next page: no call goes on there.
    sessionStorage.clear();
  });

  /** Puts an element on the page. */
  function place(change: Partial<ChatCall> = {}): ChatCall {
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none", ...change });
    document.body.append(element);
    return element;
  }

  /** One that is on the line; the server acknowledges all it asks for. */
  async function ready(change: Partial<ChatCall> = {}): Promise<ChatCall> {
    const element = place(change);
    server.acknowledges();
    const [event] = await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes()]);
    expect(event).to.include({ bubbles: true, composed: true });
    return element;
  }

  /** A call that Ann has placed and Ben has answered; no media flows in these tests. */
  async function inCall(): Promise<ChatCall> {
    const element = await ready();
    await element.startCall({ type: "voice" });
    server.says(wire(ringing("phone")));
    server.says(wire(accepted()));
    await waitUntil(() => element.state === "connecting");
    return element;
  }

  return {
    place,
    ready,
    inCall,
    get server() {
      return server;
    },
    /** What the browser has given in this test. */
    get opened() {
      return opened;
    },
  };
}
