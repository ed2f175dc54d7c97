/**
 * The element on a page with a fake server, and the devices it has opened. Removed after each test.
 */
import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { CallError } from "../../../widget/page/call-error.ts";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { accepted, ringing } from "../model/script.ts";
import { waitUntil } from "../support/wait-until.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";

/** An event of the machine's script as a message on the wire. */
export function wire(event: object): Record<string, unknown> {
  const { receivedAtMs: _, ...message } = event as Record<string, unknown>;
  return message;
}
/** The code with which a method rejects. */
export const codeOf = (error: unknown) => error instanceof CallError ? error.code : error;

/** Registers a suite's setup and teardown, and returns the helpers. */
export function useElementPage() {
  let server: FakeCallServer;
  let opened: MediaStreamTrack[];
  const { getUserMedia } = MediaDevices.prototype;

  before(() => {
    defineChatCall();
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      // The browser may answer an earlier test's request after the next test has begun.
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
    // The next test is not a next page: no call may go on there.
    sessionStorage.clear();
  });

  /** Adds an element to the page. */
  function place(change: Partial<ChatCall> = {}): ChatCall {
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none", ...change });
    document.body.append(element);
    return element;
  }

  /** Adds an element and waits until it is ready; the server acknowledges every request. */
  async function ready(change: Partial<ChatCall> = {}): Promise<ChatCall> {
    const element = place(change);
    server.acknowledges();
    const [event] = await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes()]);
    expect(event).to.include({ bubbles: true, composed: true });
    return element;
  }

  /** A call that Ann has placed and Ben has accepted; no media flows in these tests. */
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
    /** The tracks that the browser has opened in this test. */
    get opened() {
      return opened;
    },
  };
}
