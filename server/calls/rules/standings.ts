/** Looks up how people stand to somebody who wants to ring them, for the policy to judge. */
import type { UserId } from "../../protocol/ids.ts";
import type { CallReading } from "../../store/calls/call-store.ts";
import { seatKey } from "../../store/kv/keys.ts";
import type { Reach } from "../call-service.ts";
import type { Target } from "../lifecycle/initiate.ts";
import type { Scene } from "../lifecycle/step.ts";
import type { OtherInstances } from "../other-instances.ts";
import { type CallWishes, earlyMediaFor, type Member, standingOf, wasJustHere } from "./policy.ts";

/** What judging needs to know of people. */
export interface StandingsDeps {
  reach: Reach;
  isRelayOnly?: boolean;
  wishesOf?(userId: UserId): Promise<CallWishes | null>;
  others: Pick<OtherInstances, "areThere" | "hearOut">;
  now(): number;
}

/** What some people want of calls; people of whom nothing is known are absent. */
export type WishesByUser = ReadonlyMap<UserId, CallWishes | null>;

/** Looks up and judges. */
export interface Standings {
  /** Called before the call is read, since wishes do not depend on it. */
  wishesOf(people: { id: UserId }[]): Promise<WishesByUser>;
  /** The same for people about to be rung; first finds out whether they are on another server. */
  lookUp(people: { id: UserId }[]): Promise<WishesByUser>;
  /** How each of them stands. Reads their seats through `reading`. */
  judge(
    callerId: UserId,
    members: Member[],
    wishes: WishesByUser,
    reading: CallReading,
    scene: Scene,
  ): Promise<Target[]>;
}

/** Standings over who is here and what they want. */
export function createStandings(deps: StandingsDeps): Standings {
  const { reach, isRelayOnly = false, wishesOf: ask, others, now } = deps;

  async function wishesOf(people: { id: UserId }[]): Promise<WishesByUser> {
    if (!ask) return new Map();
    return new Map(await Promise.all(people.map(async ({ id }) => [id, await ask(id)] as const)));
  }

  return {
    wishesOf,

    /** Somebody who seems to be nowhere may just have connected to another server. */
    async lookUp(people) {
      const isNowhere = ({ id }: { id: UserId }) =>
        reach.connectionsOf(id).length === 0 && !wasJustHere(reach.lastSeenAt(id), now());
      const heard = others.areThere() && people.some(isNowhere) ? others.hearOut() : null;
      const [wishes] = await Promise.all([wishesOf(people), heard]);
      return wishes;
    },

    judge: (callerId, members, wishes, reading, scene) =>
      Promise.all(members.map(async (member) => {
        const own = wishes.get(member.id) ?? null;
        return {
          member,
          early: earlyMediaFor(callerId, own, isRelayOnly),
          standing: standingOf(callerId, {
            wishes: own,
            isInCall: await reading.holderOf(seatKey(member.id)) !== null,
            isConnected: scene.connectionsOf(member.id).length > 0,
            lastSeenAt: reach.lastSeenAt(member.id),
          }, scene.now),
        };
      })),
  };
}
