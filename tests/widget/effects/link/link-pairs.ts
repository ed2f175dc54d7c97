/**
 * Two link sets with real connections between them and a relay in place of the server, for tests of
 * a link from the ring to the end. Everything is stopped after each test.
 */
import type { EarlyMedia, RingingDevice } from "../../../../server/protocol/call.ts";
import { createLinkSet, type LinkSetOptions } from "../../../../widget/effects/link/link-set.ts";
import type { LinkEvent } from "../../../../widget/model/call-event.ts";
import type { LinksReceives, WebrtcSignal } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { type ConnectionRecord, recordConnections } from "./connection-record.ts";
import { perform, type Stage } from "../stage.ts";

export type Links = Stage<LinksReceives, LinkEvent>;
type SignalMessage = Extract<LinkEvent, { type: "link.signal" }>["message"];
type CallType = "voice" | "video";

/** The call in all these tests. */
export const CALL = { sessionId: "call-1", chatId: "chat-1" };
export const device = (connectionId: string, early: EarlyMedia = "hold"): RingingDevice => ({
  userId: "ben",
  connectionId,
  early,
});

/** The messages sent to the server, and their types. */
export const signals = (links: Links): SignalMessage[] =>
  links.sent.flatMap((event) => event.type === "link.signal" ? [event.message] : []);
export const kinds = (links: Links) => signals(links).map(({ type }) => type);

/** What the server forwards: a signal, stamped with its sender; null for anything else. */
export function passedOn(
  event: LinkEvent,
  stamp: Pick<WebrtcSignal, "fromUserId" | "fromConnectionId">,
): WebrtcSignal | null {
  if (event.type !== "link.signal" || !event.message.type.startsWith("webrtc:")) return null;
  if (event.message.type === "webrtc:config:get") return null;
  return { ...event.message, ...stamp } as WebrtcSignal;
}

type Wording = (sdp: string) => string;
interface CarryOptions {
  early?: EarlyMedia;
  since?: number;
  worded?: Wording;
}

function reworded(signal: WebrtcSignal, worded: Wording): WebrtcSignal {
  if (signal.type === "webrtc:offer") {
    return { ...signal, offer: { ...signal.offer, sdp: worded(signal.offer.sdp) } };
  }
  if (signal.type === "webrtc:answer") {
    return { ...signal, answer: { ...signal.answer, sdp: worded(signal.answer.sdp) } };
  }
  return signal;
}

/** Ben accepts, his microphone still closed, and Ann is told. */
export function accept({ ann, ben }: { ann: Links; ben: Links }, callType: CallType = "voice") {
  ben.send({ type: "accept", ...CALL, callType, callerId: "ann" });
  ann.send({ type: "answered", ...CALL, callType, userId: "ben", connectionId: "phone" });
}

/** Registers a suite's setup and teardown, and returns the helpers. */
export function useLinkPairs() {
  let record: ConnectionRecord;
  let camera: MediaStream;
  let microphone: MediaStream;
  const stages: Links[] = [];

  before(async () => {
    camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    microphone = new MediaStream(camera.getAudioTracks());
  });
  after(() => camera.getTracks().forEach((track) => track.stop()));
  beforeEach(() => {
    record = recordConnections();
  });
  afterEach(() => {
    stages.splice(0).forEach((stage) => stage.stop());
    record.restore();
  });

  /** A link set without a configuration. `_whose` is only for the reader. */
  function start(_whose: string, options?: LinkSetOptions): Links {
    const links = perform(createLinkSet(options), undefined);
    stages.push(links);
    return links;
  }

  function open(whose: string): Links {
    const links = start(whose);
    links.send({ type: "configure", config });
    return links;
  }

  function carry(
    from: Links,
    to: Links,
    userId: string,
    connectionId: string,
    { early = "hold", since = 0, worded = (sdp) => sdp }: CarryOptions = {},
  ): void {
    from.follow((event) => {
      if (from.sent.indexOf(event) < since) return;
      const signal = passedOn(event, { fromUserId: userId, fromConnectionId: connectionId });
      if (signal) to.send({ type: "signal", signal: reworded(signal, worded), early });
    });
  }

  /** Rings; `abroad` rewrites the SDP on the way, as if the two browsers worded it differently. */
  async function ring(callType: CallType = "voice", abroad?: { toBen: Wording; toAnn: Wording }) {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: microphone });
    ann.send({ type: "ring", ...CALL, callType, devices: [device("phone")] });
    carry(ann, ben, "ann", "laptop", { worded: abroad?.toBen });
    carry(ben, ann, "ben", "phone", { worded: abroad?.toAnn });
    await record.gathered(2);
    return { ann, ben };
  }

  function answer(pair: { ann: Links; ben: Links }, callType: CallType = "voice") {
    pair.ben.send({ type: "local-stream", stream: microphone });
    accept(pair, callType);
  }

  async function ringEarly(callType: CallType = "voice") {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: microphone });
    ann.send({ type: "ring", ...CALL, callType, devices: [device("phone", "connect")] });
    carry(ann, ben, "ann", "laptop", { early: "connect" });
    carry(ben, ann, "ben", "phone", { early: "connect" });
    await record.connected(2);
    return { ann, ben };
  }

  return {
    start,
    open,
    carry,
    ring,
    /** As between contacts, whose link connects while it rings. */
    ringEarly,
    answer,
    get record() {
      return record;
    },
    get camera() {
      return camera;
    },
    get microphone() {
      return microphone;
    },
  };
}
