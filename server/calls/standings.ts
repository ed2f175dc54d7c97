/** How people stand to somebody who wants to ring them, looked up for the policy to judge. */
import type { UserId } from "../protocol/ids.ts";
import type { CallReading } from "../store/call-store.ts";
import { seatKey } from "../store/keys.ts";
import type { Reach } from "./call-service.ts";
import type { Target } from "./lifecycle/initiate.ts";
import type { Scene } from "./lifecycle/step.ts";
import { type CallWishes, earlyMediaFor, type Member, standingOf } from "./policy.ts";

/** What judging needs to know of people. */
export interface StandingsDeps {
  reach: Reach;
  isRelayOnly?: boolean;
  wishesOf?(userId: UserId): Promise<CallWishes | null>;
}

/** What some people want of calls; of whom nothing is known, nothing is in it. */
export type WishesByUser = ReadonlyMap<UserId, CallWishes | null>;

/** Looks up and judges. */
export interface Standings {
  /** Asked before the call is read: what people want does not hang on it. */
  wishesOf(people: { id: UserId }[]): Promise<WishesByUser>;
  /** How each of them stands; `reading` must have read their seats. */
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
  const { reach, isRelayOnly = false, wishesOf: ask } = deps;
  return {
    async wishesOf(people) {
      if (!ask) return new Map();
      return new Map(await Promise.all(people.map(async ({ id }) => [id, await ask(id)] as const)));
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
