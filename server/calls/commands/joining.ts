/** Entering an existing call: the service's `join` and `invite`, with their look-ups. */
import { type CallRecord, partOf } from "../../store/calls/call-record.ts";
import { readKeptChat } from "../../store/calls/call-chat-store.ts";
import { readChat } from "../../store/chat-store.ts";
import { readCall } from "../../store/calls/call-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import type { CallService, Chat, Device, Refusal } from "../call-service.ts";
import type { Clock } from "../clock.ts";
import type { CommandRunner } from "../command-runner.ts";
import { invite, join } from "../lifecycle/join.ts";
import { seenBy } from "../lifecycle/notices.ts";
import { isAway } from "../lifecycle/seats.ts";
import { partsAt, refuse, refuseAsOver, refuseStranger, type Step } from "../lifecycle/step.ts";
import { describedAs } from "../rules/named-chat.ts";
import { admits, areParted, inviteesOf, memberOf, refusalOf } from "../rules/policy.ts";
import type { Roster } from "../roster.ts";
import { freshFlags } from "../snapshot.ts";
import type { Standings } from "../rules/standings.ts";
import type { PersonRate } from "../rules/person-rate.ts";

/** What joining and inviting need. */
export interface JoiningDeps {
  store: Store;
  runner: CommandRunner;
  roster: Roster;
  standings: Standings;
  rate: PersonRate;
  toggle: CallService["toggle"];
  clock: Clock;
  ringTimeoutMs: number;
  maxParticipants: number;
}

/** The service's `join` and `invite`. */
export function createJoining(deps: JoiningDeps): Pick<CallService, "join" | "invite"> {
  const { store, runner, roster, standings, rate, toggle, clock } = deps;
  const { ringTimeoutMs, maxParticipants } = deps;

  /**
   * The call, from memory or else the store, and its chat. The chat is the registered one, else the
   * one that the connection `held`, else the one kept when the call began.
   */
  async function known(
    id: string,
    held: Chat | null,
  ): Promise<{ ok: true; record: CallRecord; chat: Chat | null } | Refusal> {
    try {
      const record = roster.get(id) ?? await readCall(store, id);
      if (record === null) return refuse("call-not-found", "There is no such call");
      const registered = await readChat(store, record.chatId);
      const own = ofCall(held, record);
      const chat = registered && own
        ? describedAs(registered, own)
        : registered ?? own ?? await readKeptChat(store, id);
      return { ok: true, record, chat };
    } catch (error) {
      if (error instanceof StoreUnavailable) return refuse("store-unavailable", error.message);
      throw error;
    }
  }

  /**
   * Answering a call that rings for others reaches its caller, who may not admit this person. Nor
   * may anybody join uninvited if they and somebody in the call have blocked one another. Anyone
   * who was invited may come.
   */
  async function mayCome(record: CallRecord, { userId }: Device): Promise<boolean> {
    const own = partOf(record, userId);
    if (own && own.rejectReason !== "unavailable") return true;
    const there = partsAt(record, "joined").map((part) => part.userId);
    const wishes = await standings.wishesOf([...there, userId].map((id) => ({ id })));
    const caller = wishes.get(record.callerId);
    if (record.startedAt === null && caller && !admits(caller, userId)) return false;
    return !there.some((id) => areParted(id, userId, (who) => wishes.get(who)));
  }

  function answer(by: Device, step: Step): Awaited<ReturnType<CallService["join"]>> {
    if (!step.ok) return step;
    return { ok: true, call: seenBy(by.userId, step.record, runner.sceneFor(step.record)) };
  }

  return {
    async join(by, held, id) {
      const about = await known(id, held);
      if (!about.ok) return about;
      const { record, chat } = about;
      const member = chat ? memberOf(chat, by.userId) : null;
      const isMember = member !== null && !("ok" in member);
      const closed = chat ? refusalOf(chat, record.callType, clock.now()) : null;
      if (closed && (isMember || partOf(record, by.userId))) return closed;
      if (!await mayCome(record, by)) return refuse("forbidden", "You cannot join this call");
      let isBack = false;
      const claim = rate.claimFor(by.userId);
      const step = await runner.run(
        id,
        (now, scene) => {
          isBack = isAway(now, by.userId);
          const step = join(now, by, isMember ? member : null, maxParticipants, scene);
          const isAsked = ["ringing", "joined"].includes(partOf(now, by.userId)?.status ?? "");
          // Everybody in the call connects to a newcomer, so repeated joining is rate-limited.
          return step.ok && !isAsked ? claim() ?? step : step;
        },
        { takesSeat: by.userId },
      );
      // A person who comes back this way does not know what they had turned off.
      if (step.ok && isBack) toggle(by, id, freshFlags(step.record.callType));
      return answer(by, step);
    },

    async invite(by, held, id, userIds) {
      const about = await known(id, held);
      if (!about.ok) return about;
      const { record, chat } = about;
      if (!partOf(record, by.userId)) return refuseStranger();
      // The chat is kept as long as the call lives, so without it the call is over.
      if (!chat) return refuseAsOver(record);
      const request = { callType: record.callType, userIds };
      const allowed = inviteesOf(chat, by.userId, request, clock.now());
      if (!allowed.ok) return allowed;
      // More targets than a call holds are refused below; no need to look them up.
      const isTooMany = allowed.targets.length >= maxParticipants;
      const members = isTooMany ? [] : allowed.targets;
      const wishes = await standings.lookUp(members);
      const claim = rate.claimFor(by.userId);
      const step = await runner.begin(
        id,
        { userIds: members.map((member) => member.id) },
        async (reading) => {
          if (reading.record === null) return refuse("call-not-found", "There is no such call");
          if (isTooMany) {
            return refuse("invalid-targets", `A call holds at most ${maxParticipants} people`);
          }
          const scene = runner.sceneFor(reading.record);
          const targets = await standings.judge(by.userId, members, wishes, reading, scene);
          const request = { by, targets, ringTimeoutMs, maxParticipants };
          const step = invite(reading.record, request, scene);
          // Naming only people who are already there rings nobody, and is not counted.
          return step.ok && step.record !== reading.record ? claim() ?? step : step;
        },
      );
      return answer(by, step);
    },
  };
}

/** The connection's chat, if it is the call's. */
function ofCall(chat: Chat | null, record: CallRecord): Chat | null {
  return chat?.id === record.chatId ? chat : null;
}
