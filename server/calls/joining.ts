/** Coming into a call that exists: `join` and `invite` of the service, with what they have to look up. */
import { type CallRecord, partOf } from "../store/call-record.ts";
import { readCall } from "../store/call-store.ts";
import { type Store, StoreUnavailable } from "../store/kv.ts";
import type { CallService, Chat, Device, Refusal } from "./call-service.ts";
import type { Clock } from "./clock.ts";
import type { CommandRunner } from "./command-runner.ts";
import { invite, join } from "./lifecycle/join.ts";
import { seenBy } from "./lifecycle/notices.ts";
import { refuse, refuseStranger, type Step } from "./lifecycle/step.ts";
import { admits, inviteesOf, memberOf, refusalOf } from "./policy.ts";
import type { Roster } from "./roster.ts";
import type { Standings } from "./standings.ts";

/** What joining and inviting need. */
export interface JoiningDeps {
  store: Store;
  runner: CommandRunner;
  roster: Roster;
  standings: Standings;
  clock: Clock;
  ringTimeoutMs: number;
  maxParticipants: number;
}

/** The `join` and `invite` of the service. */
export function createJoining(deps: JoiningDeps): Pick<CallService, "join" | "invite"> {
  const { store, runner, roster, standings, clock, ringTimeoutMs, maxParticipants } = deps;

  /** The call as memory has it, else as the store does; null where there is none. */
  async function known(id: string): Promise<CallRecord | null | Refusal> {
    try {
      return roster.get(id) ?? await readCall(store, id);
    } catch (error) {
      if (error instanceof StoreUnavailable) return refuse("store-unavailable", error.message);
      throw error;
    }
  }

  /** To answer a call that rings for others is to reach its caller, who may not want that. */
  async function mayAnswer(record: CallRecord, by: Device): Promise<boolean> {
    if (record.startedAt !== null || partOf(record, by.userId)) return true;
    const wishes = (await standings.wishesOf([{ id: record.callerId }])).get(record.callerId);
    return !wishes || admits(wishes, by.userId);
  }

  function answer(by: Device, step: Step): Awaited<ReturnType<CallService["join"]>> {
    if (!step.ok) return step;
    return { ok: true, call: seenBy(by.userId, step.record, runner.sceneFor(step.record)) };
  }

  return {
    async join(by, chat, id) {
      const record = await known(id);
      if (record === null) return refuse("call-not-found", "There is no such call");
      if ("code" in record) return record;
      const own = ofCall(chat, record);
      const member = own ? memberOf(own, by.userId) : null;
      const isMember = member !== null && !("ok" in member);
      const closed = own ? refusalOf(own, record.callType, clock.now()) : null;
      if (closed) return closed;
      if (!await mayAnswer(record, by)) return refuse("forbidden", "You cannot join this call");
      const step = await runner.run(
        id,
        (now, scene) => join(now, by, isMember ? member : null, maxParticipants, scene),
        { takesSeat: by.userId },
      );
      return answer(by, step);
    },

    async invite(by, chat, id, userIds) {
      const record = await known(id);
      if (record === null) return refuse("call-not-found", "There is no such call");
      if ("code" in record) return record;
      if (!partOf(record, by.userId)) return refuseStranger();
      const own = ofCall(chat, record);
      if (!own) return refuse("forbidden", "This connection does not hold that chat");
      const request = { callType: record.callType, userIds };
      const allowed = inviteesOf(own, by.userId, request, clock.now());
      if (!allowed.ok) return allowed;
      // More than a call holds need not be looked up.
      const isTooMany = allowed.targets.length >= maxParticipants;
      const members = isTooMany ? [] : allowed.targets;
      const wishes = await standings.wishesOf(members);
      const step = await runner.begin(
        id,
        { userIds: members.map((member) => member.id) },
        async (reading) => {
          if (reading.record === null) return refuse("call-not-found", "There is no such call");
          if (isTooMany) {
            return refuse("invalid-targets", `A call holds ${maxParticipants} people`);
          }
          const scene = runner.sceneFor(reading.record);
          const targets = await standings.judge(by.userId, members, wishes, reading, scene);
          const request = { by, targets, ringTimeoutMs, maxParticipants };
          return invite(reading.record, request, scene);
        },
      );
      return answer(by, step);
    },
  };
}

/** The chat that the call is of, as a connection holds it. */
function ofCall(chat: Chat | null, record: CallRecord): Chat | null {
  return chat?.id === record.chatId ? chat : null;
}
