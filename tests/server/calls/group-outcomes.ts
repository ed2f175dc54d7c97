/** Calls of more than two: what people do, and the outcome for each of them. */
import type { CallStatus, EndReason, UserStatus } from "../../../server/protocol/call.ts";
import type { UserId } from "../../../server/protocol/ids.ts";
import type { ServerEvent } from "../../../server/protocol/server-message.ts";
import type { CallWishes } from "../../../server/calls/rules/policy.ts";
import { device, LEASE_MS, must, type Rig, RING_MS } from "./call-fixture.ts";

type Device = ReturnType<typeof device>;
type Type = ServerEvent["type"];
type Act = (rig: Rig, id: string) => Promise<unknown>;

export const people: UserId[] = ["ann", "ben", "cal", "dan"];
export const [ann, ben, cal, dan] = people.map((id) => device(id));
export const everyone: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};

const accepts = (by: Device): Act => async (rig, id) => must(await rig.service.accept(by, id));
const rejects = (by: Device): Act => async (rig, id) => must(await rig.service.reject(by, id));
const leaves = (by: Device): Act => async (rig, id) => must(await rig.service.leave(by, id));
const ends = (by: Device): Act => async (rig, id) => must(await rig.service.end(by, id));
const cancels: Act = async (rig, id) => must(await rig.service.cancel(ann, id));
const goes = (by: Device): Act => (rig) => rig.depart(by);
const passes = (ms: number): Act => (rig) => rig.pass(ms);

interface Row {
  name: string;
  /** The people called who are not connected, set to do not disturb, or block Ann. */
  offline?: UserId[];
  busy?: UserId[];
  unavailable?: UserId[];
  acts: Act[];
  status: CallStatus;
  endReason: EndReason;
  endedBy: UserId | null;
  /** Of Ben, Cal and Dan. */
  userStatus: [UserStatus, UserStatus, UserStatus];
  /**
   * What Ann, Ben, Cal and Dan hear, in order, without `call:ringing` and
   * `call:answered-elsewhere`. People being rung hear who joins and leaves.
   */
  heard: [Type[], Type[], Type[], Type[]];
}

const out: Type = "call:outgoing";
const ring: Type = "call:incoming";
const no: Type = "call:rejected";
const yes: Type = "call:accepted";
const joined: Type = "call:participant-joined";
const left: Type = "call:participant-left";
const away: Type = "call:participant-away";
const missed: Type = "call:missed";
const over: Type = "call:ended";

export const rows: Row[] = [
  {
    name: "nobody answers: no-answer takes precedence over any other reason",
    offline: ["dan"],
    acts: [rejects(ben), passes(RING_MS)],
    status: "missed",
    endReason: "no-answer",
    endedBy: null,
    userStatus: ["rejected", "missed", "offline"],
    heard: [[out, no, no, "call:timeout", over], [ring, over], [ring, missed, over], []],
  },
  {
    name: "everybody reachable declines: declined takes precedence over busy",
    busy: ["dan"],
    acts: [rejects(cal), rejects(ben)],
    status: "rejected",
    endReason: "declined",
    endedBy: "ben",
    userStatus: ["rejected", "rejected", "busy"],
    heard: [[out, no, no, no, over], [ring, over], [ring, over], []],
  },
  {
    name: "nobody reachable: busy takes precedence over offline and unavailable",
    busy: ["ben"],
    offline: ["cal"],
    unavailable: ["dan"],
    acts: [],
    status: "rejected",
    endReason: "busy",
    endedBy: null,
    userStatus: ["busy", "offline", "rejected"],
    heard: [[out, no, no, no, over], [], [], []],
  },
  {
    name: "nobody reachable: offline takes precedence over unavailable",
    offline: ["ben", "cal"],
    unavailable: ["dan"],
    acts: [],
    status: "missed",
    endReason: "offline",
    endedBy: null,
    userStatus: ["offline", "offline", "rejected"],
    heard: [[out, no, no, no, over], [], [], []],
  },
  {
    name: "nobody lets the caller through: unavailable",
    unavailable: ["ben", "cal", "dan"],
    acts: [],
    status: "rejected",
    endReason: "unavailable",
    endedBy: null,
    userStatus: ["rejected", "rejected", "rejected"],
    heard: [[out, no, no, no, over], [], [], []],
  },
  {
    name: "the caller gives up after one has declined",
    acts: [rejects(ben), cancels],
    status: "cancelled",
    endReason: "cancelled",
    endedBy: "ann",
    userStatus: ["rejected", "missed", "missed"],
    heard: [[out, no, over], [ring, over], [ring, over, missed], [ring, over, missed]],
  },
  {
    name: "the caller vanishes while it rings",
    acts: [goes(ann), passes(LEASE_MS)],
    status: "cancelled",
    endReason: "cancelled",
    endedBy: null,
    userStatus: ["missed", "missed", "missed"],
    heard: [
      [out],
      [ring, away, over, missed],
      [ring, away, over, missed],
      [ring, away, over, missed],
    ],
  },
  {
    name: "one answers, the others do not, one leaves",
    acts: [accepts(ben), passes(RING_MS), leaves(ben)],
    status: "ended",
    endReason: "completed",
    endedBy: "ben",
    userStatus: ["left", "missed", "missed"],
    heard: [
      [out, yes, joined, over],
      [ring, yes, over],
      [ring, joined, missed, over],
      [ring, joined, missed, over],
    ],
  },
  {
    name: "one answers late, when the others are already talking",
    acts: [accepts(ben), passes(10_000), accepts(cal), rejects(dan), leaves(cal), leaves(ann)],
    status: "ended",
    endReason: "completed",
    endedBy: "ann",
    userStatus: ["left", "left", "rejected"],
    heard: [
      [out, yes, joined, yes, joined, no, left, over],
      [ring, yes, joined, no, left, over],
      [ring, joined, yes, no, over],
      [ring, joined, joined, over],
    ],
  },
  {
    name: "the caller leaves while others still ring, and one of them joins",
    acts: [accepts(ben), leaves(ann), accepts(cal), passes(RING_MS), leaves(ben)],
    status: "ended",
    endReason: "completed",
    endedBy: "ben",
    userStatus: ["left", "left", "missed"],
    heard: [
      [out, yes, joined, over],
      [ring, yes, left, joined, over],
      [ring, joined, left, yes, over],
      [ring, joined, left, joined, missed, over],
    ],
  },
  {
    name: "the last one left waits only as long as somebody still rings",
    acts: [accepts(ben), leaves(ann), rejects(cal), passes(RING_MS)],
    status: "ended",
    endReason: "completed",
    endedBy: null,
    userStatus: ["left", "rejected", "missed"],
    heard: [
      [out, yes, joined, over],
      [ring, yes, left, no, over],
      [ring, joined, left, over],
      [ring, joined, left, missed, over],
    ],
  },
  {
    name: "the caller ends it for all, including those still ringing",
    acts: [accepts(ben), accepts(cal), ends(ann)],
    status: "ended",
    endReason: "completed",
    endedBy: "ann",
    userStatus: ["left", "left", "missed"],
    heard: [
      [out, yes, joined, yes, joined, over],
      [ring, yes, joined, over],
      [ring, joined, yes, over],
      [ring, joined, joined, missed, over],
    ],
  },
  {
    name: "end by anybody else is a leave, until one is left",
    acts: [accepts(ben), accepts(cal), rejects(dan), ends(ben), ends(cal)],
    status: "ended",
    endReason: "completed",
    endedBy: "cal",
    userStatus: ["left", "left", "rejected"],
    heard: [
      [out, yes, joined, yes, joined, no, left, over],
      [ring, yes, joined, no, over],
      [ring, joined, yes, no, left, over],
      [ring, joined, joined, over],
    ],
  },
  {
    name: "the leases of all but one run out",
    acts: [accepts(ben), accepts(cal), rejects(dan), goes(ben), goes(cal), passes(LEASE_MS)],
    status: "ended",
    endReason: "connection-lost",
    endedBy: null,
    userStatus: ["left", "left", "rejected"],
    heard: [
      [out, yes, joined, yes, joined, no, away, away, left, over],
      [ring, yes, joined, no],
      [ring, joined, yes, no, away],
      [ring, joined, joined, over],
    ],
  },
];
