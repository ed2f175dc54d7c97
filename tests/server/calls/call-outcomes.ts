/** The contract's outcome table for a call of two: what people do, and the outcome for each. */
import type { CallStatus, EndReason, UserStatus } from "../../../server/protocol/call.ts";
import type { ServerEvent } from "../../../server/protocol/server-message.ts";
import type { CallWishes } from "../../../server/calls/rules/policy.ts";
import { chatOf, device, LEASE_MS, must, type Rig, RING_MS } from "./call-fixture.ts";

export const ann = device("ann");
export const ben = device("ben");
const cal = device("cal");
export const chat = chatOf(["ann", "ben"]);
export const everyone: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};

type Heard = ServerEvent["type"][];

interface Row {
  name: string;
  /** Whether Ben is connected; Ann, the caller, always is. */
  here?: boolean;
  endsInMs?: number;
  wishes?: Partial<CallWishes>;
  before?(rig: Rig): Promise<unknown>;
  then(rig: Rig, id: string): Promise<unknown>;
  status: CallStatus;
  endReason: EndReason;
  endedBy: string | null;
  seconds: number;
  userStatus: UserStatus;
  caller: Heard;
  callee: Heard;
}

const rang: Heard = ["call:outgoing", "call:ringing"];
const answered: Heard = ["call:outgoing", "call:ringing", "call:accepted"];
const answer = async (rig: Rig, id: string) => {
  must(await rig.service.accept(ben, id));
  await rig.service.idle();
};

export const rows: Row[] = [
  {
    name: "answered, then hung up by the callee",
    then: async (rig, id) => {
      await answer(rig, id);
      rig.clock.advance(61_900);
      must(await rig.service.end(ben, id));
    },
    status: "ended",
    endReason: "completed",
    endedBy: "ben",
    seconds: 61,
    userStatus: "left",
    caller: [...answered, "call:ended"],
    callee: ["call:incoming", "call:accepted", "call:ended"],
  },
  {
    name: "answered, then left by the caller",
    then: async (rig, id) => {
      await answer(rig, id);
      must(await rig.service.leave(ann, id));
    },
    status: "ended",
    endReason: "completed",
    endedBy: "ann",
    seconds: 0,
    userStatus: "left",
    caller: [...answered, "call:ended"],
    callee: ["call:incoming", "call:accepted", "call:ended"],
  },
  {
    name: "nobody answered in time",
    then: (rig) => rig.pass(RING_MS),
    status: "missed",
    endReason: "no-answer",
    endedBy: null,
    seconds: 0,
    userStatus: "missed",
    caller: [...rang, "call:timeout", "call:ended"],
    callee: ["call:incoming", "call:missed", "call:ended"],
  },
  {
    name: "the caller gave up",
    then: async (rig, id) => must(await rig.service.cancel(ann, id)),
    status: "cancelled",
    endReason: "cancelled",
    endedBy: "ann",
    seconds: 0,
    userStatus: "missed",
    caller: [...rang, "call:ended"],
    callee: ["call:incoming", "call:ended", "call:missed"],
  },
  {
    name: "the caller ended it before an answer",
    then: async (rig, id) => must(await rig.service.end(ann, id, "connect-failed")),
    status: "cancelled",
    endReason: "cancelled",
    endedBy: "ann",
    seconds: 0,
    userStatus: "missed",
    caller: [...rang, "call:ended"],
    callee: ["call:incoming", "call:ended", "call:missed"],
  },
  {
    name: "the caller vanished while dialling",
    then: async (rig) => {
      await rig.depart(ann);
      await rig.pass(LEASE_MS);
    },
    status: "cancelled",
    endReason: "cancelled",
    endedBy: null,
    seconds: 0,
    userStatus: "missed",
    caller: rang,
    callee: ["call:incoming", "call:participant-away", "call:ended", "call:missed"],
  },
  {
    name: "declined",
    then: async (rig, id) => must(await rig.service.reject(ben, id)),
    status: "rejected",
    endReason: "declined",
    endedBy: "ben",
    seconds: 0,
    userStatus: "rejected",
    caller: [...rang, "call:rejected", "call:ended"],
    callee: ["call:incoming", "call:ended"],
  },
  {
    name: "ended by the callee while it rang",
    then: async (rig, id) => must(await rig.service.end(ben, id)),
    status: "rejected",
    endReason: "declined",
    endedBy: "ben",
    seconds: 0,
    userStatus: "rejected",
    caller: [...rang, "call:rejected", "call:ended"],
    callee: ["call:incoming", "call:ended"],
  },
  {
    name: "no device reachable",
    here: false,
    then: () => Promise.resolve(),
    status: "missed",
    endReason: "offline",
    endedBy: null,
    seconds: 0,
    userStatus: "offline",
    caller: ["call:outgoing", "call:rejected", "call:ended"],
    callee: [],
  },
  {
    name: "in another call",
    before: async (rig) => {
      rig.reach.connect(cal);
      await rig.dial(ben, chatOf(["ben", "cal"], { id: "other" }));
    },
    then: () => Promise.resolve(),
    status: "rejected",
    endReason: "busy",
    endedBy: null,
    seconds: 0,
    userStatus: "busy",
    caller: ["call:outgoing", "call:rejected", "call:ended"],
    callee: ["call:outgoing", "call:ringing"],
  },
  {
    name: "do not disturb",
    wishes: { doNotDisturb: true },
    then: () => Promise.resolve(),
    status: "rejected",
    endReason: "busy",
    endedBy: null,
    seconds: 0,
    userStatus: "busy",
    caller: ["call:outgoing", "call:rejected", "call:ended"],
    callee: [],
  },
  {
    name: "answered, but the media never connected",
    then: async (rig, id) => {
      await answer(rig, id);
      must(await rig.service.end(ben, id, "connect-failed"));
    },
    status: "ended",
    endReason: "connect-failed",
    endedBy: "ben",
    seconds: 0,
    userStatus: "left",
    caller: [...answered, "call:ended"],
    callee: ["call:incoming", "call:accepted", "call:ended"],
  },
  {
    name: "a seat's lease ran out",
    then: async (rig, id) => {
      await answer(rig, id);
      await rig.depart(ben);
      await rig.pass(LEASE_MS);
    },
    status: "ended",
    endReason: "connection-lost",
    endedBy: null,
    seconds: LEASE_MS / 1000,
    userStatus: "left",
    caller: [...answered, "call:participant-away", "call:ended"],
    callee: ["call:incoming", "call:accepted"],
  },
  {
    name: "the chat's time limit was reached",
    endsInMs: 100_000,
    then: async (rig, id) => {
      await answer(rig, id);
      await rig.pass(40_000);
      await rig.pass(60_000);
    },
    status: "ended",
    endReason: "time-limit",
    endedBy: null,
    seconds: 100,
    userStatus: "left",
    caller: [...answered, "call:time-warning", "call:ended"],
    callee: ["call:incoming", "call:accepted", "call:time-warning", "call:ended"],
  },
];
