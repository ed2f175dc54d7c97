import { describe, it } from "../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { acks, events } from "../../protocol/server-message-samples.ts";
import type { CallSnapshot } from "../../../server/protocol/call.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  CHAT,
  config,
  ended,
  incoming,
  initiate,
  initiated,
  opened,
  refused,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";

const ofBen = snapshotOf({ callerId: "ben" });
const seat = acked("call:accept", { call: answered() });

/** Events that lead into each state of a call, including those before the server knows it. */
const stages: Record<string, CallEvent[]> = {
  "idle": [],
  "opening for a dial": [initiate("video")],
  "dialing": [initiate("video"), opened(true, true)],
  "dialing, muted": [initiate(), opened(), { type: "toggle-microphone" }],
  "dialing without a camera": [initiate("video"), opened(true, false)],
  "ringing": [initiate(), opened(), initiated, ringing("phone")],
  "rung": [incoming(ofBen)],
  "answering": [incoming(ofBen), { type: "accept" }],
  "joining": [{ type: "join", chatId: CHAT, sessionId: SESSION, callType: "voice" }],
  "connecting": [initiate(), opened(), initiated, accepted()],
  "active": [incoming(ofBen), { type: "accept" }, opened(), seat, {
    type: "link.connected",
    userId: "ben",
  }],
  "given up": [initiate(), opened(), initiated, { type: "hang-up" }],
  "over": [initiate(), opened(), initiated, ended("declined")],
};

const REQUESTS = [
  "webrtc:config:get",
  "call:initiate",
  "call:accept",
  "call:join",
  "call:reject",
  "call:end",
  "call:leave",
  "call:resume",
  "call:invite",
] as const;

/** Every server message, about the page's call and about another. */
function* everything(): Generator<CallEvent> {
  const calls: CallSnapshot[] = [snapshotOf(), ofBen, answered()];
  const others = calls.map((call) => ({ ...call, sessionId: "call-2", chatId: "chat-2" }));
  for (const event of events) {
    const message = event as { sessionId?: string; call?: CallSnapshot };
    yield { ...event, receivedAtMs: 9_000 } as CallEvent;
    if (message.sessionId === undefined) continue;
    const ours = { sessionId: SESSION, ...(message.call && { call: answered() }) };
    yield { ...event, ...ours, receivedAtMs: 9_000 } as CallEvent;
  }
  for (const re of REQUESTS) {
    yield refused(re, "internal");
    yield acked(re);
    for (const ack of acks) if (ack.success) yield acked(re, ack);
    for (const call of [...calls, ...others]) {
      yield acked(re, { sessionId: call.sessionId, call });
      yield acked(re, { sessionId: call.sessionId, call, accepted: true });
    }
    yield acked(re, { config });
  }
  yield { type: "signaling.lost" };
  for (const call of [...calls, ...others]) yield restored([call]);
  yield restored([...calls, ...others], true);
  yield restored([]);
}

describe("the call machine with events out of place", () => {
  for (const [stage, before] of Object.entries(stages)) {
    it(`survives every server message while ${stage}`, () => {
      for (const event of everything()) {
        const told = rehearse().hear(...before);
        // An event may be repeated, and be followed by anything.
        expect(
          () => told.hear(event, event, { type: "hang-up" }, initiate(), opened()),
          JSON.stringify(event),
        ).not.to.throw();
        expect(told.snapshot.status, JSON.stringify(event)).to.equal("active");
      }
    });
  }

  it("does not take the late ack of an earlier accept for that of the next call", () => {
    const ann = rehearse().hear(incoming(ofBen), { type: "accept" }, opened(), { type: "hang-up" });
    ann.hear(initiate(), opened(), { type: "toggle-microphone" }, seat);
    expect(ann.state).to.equal("dialing");
    expect(ann.toServer().map(({ type }) => type)).not.to.include("call:toggle-audio");
  });
});
