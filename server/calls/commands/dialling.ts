/**
 * Placing a call: whom it is for, whether it is allowed, and what if two people dial each other.
 */
import { keepChat } from "../../store/calls/call-chat-store.ts";
import { readChat } from "../../store/chat-store.ts";
import { liveCallKey, seatKey } from "../../store/kv/keys.ts";
import { type CallRecord, hasRoomForAll, isLive, partOf } from "../../store/calls/call-record.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import type { CallService, Chat, Device, Refusal } from "../call-service.ts";
import type { Clock } from "../clock.ts";
import type { CommandRunner } from "../command-runner.ts";
import { initiate } from "../lifecycle/initiate.ts";
import { seenBy } from "../lifecycle/notices.ts";
import { refuse, type Step, unchanged } from "../lifecycle/step.ts";
import { describedAs } from "../rules/named-chat.ts";
import { type Member, memberOf, targetsOf } from "../rules/policy.ts";
import type { Standings } from "../rules/standings.ts";
import type { PersonRate } from "../rules/person-rate.ts";

/** What placing a call needs. */
export interface DiallingDeps {
  store: Store;
  runner: CommandRunner;
  standings: Standings;
  rate: PersonRate;
  clock: Clock;
  ringTimeoutMs: number;
  maxParticipants: number;
  accept: CallService["accept"];
}

/**
 * Dialling may answer a call that ends at that very moment; then it dials again, up to this often.
 */
const ROUNDS_MAX = 3;

/** The service's `initiate`, and the check beforehand of what would prevent it. */
export function createDialling(
  deps: DiallingDeps,
): Pick<CallService, "initiate" | "whyNotCall"> {
  const { runner, clock, standings, rate } = deps;

  async function dial(
    by: Device,
    chat: Chat,
    caller: Member,
    request: Parameters<CallService["initiate"]>[2],
  ): Promise<{ step: Step; live: CallRecord | null }> {
    const { maxParticipants, ringTimeoutMs } = deps;
    const id = crypto.randomUUID();
    const allowed = targetsOf(chat, by.userId, request, { now: clock.now(), maxParticipants });
    const targets = allowed.ok ? allowed.targets : [];
    const wishes = await standings.lookUp(targets);
    const claim = rate.claimFor(by.userId);
    let live: CallRecord | null = null;

    const step = await runner.begin(id, {
      chatId: chat.id,
      userIds: [by.userId, ...targets.map((target) => target.id)],
    }, async (reading) => {
      // Committed already: the store's answer was lost, and others have changed the call since.
      if (reading.record) return unchanged(reading.record);
      live = await reading.holderOf(liveCallKey(chat.id));
      if (live) return namingCall("call-exists", "This chat has a call already", live);
      if (!allowed.ok) return allowed;
      const own = await reading.holderOf(seatKey(by.userId));
      if (own) return namingCall("already-in-call", "You are in another call", own);
      const tooMany = claim();
      if (tooMany) return tooMany;
      const scene = runner.sceneFor({ id, callType: request.callType });
      const begun = initiate({
        id,
        chatId: chat.id,
        callType: request.callType,
        by,
        caller,
        targets: await standings.judge(by.userId, targets, wishes, reading, scene),
        ringTimeoutMs,
        chatEndsAt: chat.endsAt,
        voiceOnly: chat.calls === "voice",
      }, scene);
      if (!hasRoomForAll(begun.record)) {
        return refuse(
          "invalid-targets",
          "The ids, names and pictures of these people are too long for one call: call fewer",
        );
      }
      return isLive(begun.record) ? { ...begun, along: [keepChat(id, chat)] } : begun;
    });
    return { step, live };
  }

  async function initiateIn(
    chat: Chat,
    by: Device,
    request: Parameters<CallService["initiate"]>[2],
  ): ReturnType<CallService["initiate"]> {
    const caller = memberOf(chat, by.userId);
    if ("ok" in caller) return caller;
    for (let round = 1;; round++) {
      const { step, live } = await dial(by, chat, caller, request);
      if (step.ok) {
        const scene = runner.sceneFor(step.record);
        const call = seenBy(by.userId, step.record, scene);
        return { ok: true, sessionId: step.record.id, call };
      }
      if (!live || partOf(live, by.userId)?.status !== "ringing") return step;
      // This call already rings for the person, so dialling answers it.
      const answer = await deps.accept(by, live.id);
      if (answer.ok) return { ...answer, sessionId: live.id, accepted: true };
      if (answer.code === "answered-elsewhere") return step;
      const hasMovedOn = answer.code === "call-over" || answer.code === "not-ringing";
      if (!hasMovedOn || round === ROUNDS_MAX) return answer;
    }
  }

  /** The registered chat takes precedence over what a token or another instance says. */
  async function counting(named: Chat): Promise<Chat> {
    const registered = await readChat(deps.store, named.id);
    return registered ? describedAs(registered, named) : named;
  }

  return {
    async whyNotCall(userId, named, request) {
      const chat = await counting(named);
      const caller = memberOf(chat, userId);
      if ("ok" in caller) return caller;
      const { maxParticipants } = deps;
      const allowed = targetsOf(chat, userId, request, { now: clock.now(), maxParticipants });
      return allowed.ok ? null : allowed;
    },

    async initiate(by, named, request) {
      try {
        return await initiateIn(await counting(named), by, request);
      } catch (error) {
        if (error instanceof StoreUnavailable) return refuse("store-unavailable", error.message);
        throw error;
      }
    },
  };
}

function namingCall(code: Refusal["code"], message: string, call: CallRecord): Refusal {
  return { ...refuse(code, message), sessionId: call.id };
}
