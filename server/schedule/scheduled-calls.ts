/**
 * Scheduled calls: made, listed and called off by their participants, who are told when one begins.
 * What then begins is an ordinary call, which somebody has to start.
 */
import { createHash } from "node:crypto";
import type { Chat, Notice, Refusal } from "../calls/call-service.ts";
import { createLanes } from "../calls/lanes.ts";
import { refuse } from "../calls/lifecycle/step.ts";
import { describedAs, plainName } from "../calls/rules/named-chat.ts";
import type { People } from "../calls/rules/people.ts";
import { createPersonRate } from "../calls/rules/person-rate.ts";
import { admits, memberOf, refusalOf, targetsOf } from "../calls/rules/policy.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import { SCHEDULED_DUE_MS } from "../protocol/limits.ts";
import type { ScheduledCall, ScheduledId, ScheduleRequest } from "../protocol/schedule.ts";
import { DAY_MS } from "../store/kv/calendar.ts";
import { storedBytes } from "../store/calls/call-record.ts";
import { readChat } from "../store/chat-store.ts";
import type { Store } from "../store/kv/kv.ts";
import {
  countOrganized,
  deleteScheduled,
  keepScheduled,
  leaveScheduled,
  listScheduledOf,
  readScheduled,
  type ScheduledRecord,
} from "../store/schedule-store.ts";

/** How many pending or due calls one person may have scheduled. */
export const SCHEDULED_MAX = 50;
/** A record has to fit in one stored value. */
const RECORD_MAX_BYTES = 60_000;
const AHEAD_MAX_MS = 366 * DAY_MS;

/** What scheduled calls need. */
export interface ScheduledCallsDeps {
  store: Store;
  people: Pick<People, "wishesOf">;
  maxParticipants: number;
  /** How many calls a person may schedule per minute; 0 means no limit. */
  callsPerMinute: number;
  /** Sends notices to connections on all servers. */
  tell(notices: Notice[]): void;
  /** Called with errors of announcements. */
  onFailure(error: unknown): void;
  /** Called when a call was scheduled. */
  onMade(): void;
  now(): number;
}

export interface ScheduledCalls {
  /** Schedules a call in this chat. */
  make(
    organizerId: UserId,
    chat: Chat,
    request: ScheduleRequest,
  ): Promise<{ ok: true; scheduledCall: ScheduledCall } | Refusal>;
  /** A person's pending and due calls, earliest first. */
  listOf(userId: UserId, chatId?: ChatId): Promise<ScheduledCall[]>;
  /** The organizer calls it off; a participant leaves it. False if the call is not theirs. */
  leave(userId: UserId, id: ScheduledId): Promise<boolean>;
  /** It has begun. */
  begun(record: ScheduledRecord): Promise<void>;
  /** Leaves or calls off everything that a person takes part in. */
  forget(userId: UserId): Promise<void>;
  /** The participants to tell that it is due; empty if the chat no longer allows such a call. */
  dueAudienceOf(record: ScheduledRecord): Promise<UserId[]>;
}

/** Scheduled calls over a store. */
export function createScheduledCalls(deps: ScheduledCallsDeps): ScheduledCalls {
  const { store, people, maxParticipants, callsPerMinute, now } = deps;
  // Cancelling makes room for another call, so without a rate limit people could be told without
  // end.
  const rate = createPersonRate("scheduled calls", callsPerMinute, now);
  // A person's simultaneous requests queue here; in the store they would keep conflicting and
  // retrying.
  const lanes = createLanes();

  /**
   * Not told: people who would not admit a call from the organizer, and people whom the host has
   * since removed from the chat.
   */
  async function mayBeTold(
    userId: UserId,
    { participants }: ScheduledRecord,
    registered: Chat | null,
  ): Promise<boolean> {
    if (registered && "ok" in memberOf(registered, userId)) return false;
    const organizerId = participants[0].id;
    return userId === organizerId || admits(await people.wishesOf(userId), organizerId);
  }

  async function audienceOf(record: ScheduledRecord): Promise<UserId[]> {
    const registered = await readChat(store, record.chatId);
    const ids = record.participants.map(({ id }) => id);
    const may = await Promise.all(ids.map((id) => mayBeTold(id, record, registered)));
    return ids.filter((_, at) => may[at]);
  }

  async function tellChange(record: ScheduledRecord, isOver: boolean): Promise<void> {
    deps.tell((await audienceOf(record)).map((userId) => ({
      userId,
      message: {
        type: "schedule:changed",
        scheduledId: record.id,
        scheduledCall: isOver ? null : scheduledCallFor(userId, record),
      },
    })));
  }

  async function callOff(record: ScheduledRecord): Promise<boolean> {
    if (!await deleteScheduled(store, record.id)) return false;
    await tellChange(record, true);
    return true;
  }

  async function leave(userId: UserId, id: ScheduledId): Promise<boolean> {
    const record = await readScheduled(store, id);
    if (record?.participants[0].id === userId) return await callOff(record);
    const after = await leaveScheduled(store, id, userId, now());
    if (!record || !after) return false;
    // A call with only one person left is over.
    await tellChange(after, after.participants.length === 1);
    deps.tell([{
      userId,
      message: { type: "schedule:changed", scheduledId: id, scheduledCall: null },
    }]);
    return true;
  }

  return {
    async make(organizerId, named, { startsAt: start, ...request }) {
      const startsAt = Date.parse(start);
      if (startsAt <= now() || startsAt > now() + AHEAD_MAX_MS) {
        return refuse("invalid-time", "startsAt has to be in the future and at most a year ahead");
      }
      const registered = await readChat(store, named.id);
      const chat = registered ? describedAs(registered, named) : named;
      const organizer = memberOf(chat, organizerId);
      if ("ok" in organizer) return organizer;
      const { callType, targetUserIds, idempotencyKey } = request;
      const title = plainName(request.title ?? "").trim();
      const wanted = { callType, ...(targetUserIds === undefined ? {} : { targetUserIds }) };
      const allowed = targetsOf(chat, organizerId, wanted, { now: startsAt, maxParticipants });
      if (!allowed.ok) return allowed;
      const record: ScheduledRecord = {
        id: idFor(organizerId, idempotencyKey),
        chatId: chat.id,
        callType,
        ...(title ? { title } : {}),
        startsAt,
        ...(chat.endsAt === null ? {} : { endsAt: chat.endsAt }),
        participants: [organizer, ...allowed.targets],
      };
      if (storedBytes(record) > RECORD_MAX_BYTES) {
        return refuse(
          "invalid-targets",
          "The ids, names and pictures of these people are too long for one call: name fewer",
        );
      }
      const claim = rate.claimFor(organizerId);
      const kept = await lanes.enter(
        organizerId,
        () =>
          keepScheduled(store, record, now(), async () => {
            // Due calls count too, since people are told about them.
            const limits = { from: now() - SCHEDULED_DUE_MS, limit: SCHEDULED_MAX };
            const isFull = await countOrganized(store, organizerId, limits) >= SCHEDULED_MAX;
            const fault = `A person can have at most ${SCHEDULED_MAX} scheduled calls`;
            return isFull ? refuse("too-many-scheduled", fault) : claim();
          }),
      );
      if ("ok" in kept) return kept;
      // It is stored, even if the announcement fails. Telling somebody twice is harmless.
      await tellChange(kept, false).catch(deps.onFailure);
      deps.onMade();
      return { ok: true, scheduledCall: scheduledCallFor(organizerId, kept) };
    },

    async listOf(userId, chatId) {
      const records = await listScheduledOf(store, userId, now() - SCHEDULED_DUE_MS);
      const own = records.filter((record) => chatId === undefined || record.chatId === chatId);
      const chatIds = [...new Set(own.map((record) => record.chatId))];
      const chats = new Map(
        await Promise.all(chatIds.map(async (id) => [id, await readChat(store, id)] as const)),
      );
      const may = await Promise.all(
        own.map((record) => mayBeTold(userId, record, chats.get(record.chatId) ?? null)),
      );
      return own.filter((_, at) => may[at]).map((record) => scheduledCallFor(userId, record));
    },

    leave,
    async begun(record) {
      await callOff(record);
    },
    async forget(userId) {
      // Listed in batches; each call disappears from the list once it is left.
      for (;;) {
        const own = await listScheduledOf(store, userId, 0);
        if (own.length === 0) return;
        for (const { id } of own) await leave(userId, id);
      }
    },
    async dueAudienceOf(record) {
      const registered = await readChat(store, record.chatId);
      const isClosed = registered && refusalOf(registered, record.callType, now()) !== null;
      return isClosed ? [] : await audienceOf(record);
    },
  };
}

/** Deterministic per person and idempotency key, so that a repeated request gets the same id. */
function idFor(organizerId: UserId, key: string | undefined): ScheduledId {
  if (key === undefined) return crypto.randomUUID();
  return createHash("sha256").update(JSON.stringify([organizerId, key])).digest("base64url");
}

/** A scheduled call as one of its participants sees it. */
export function scheduledCallFor(
  viewer: UserId,
  { startsAt, endsAt: _, participants, ...rest }: ScheduledRecord,
): ScheduledCall {
  const everybody = participants.map(({ id, ...person }) => ({ userId: id, ...person }));
  return {
    ...rest,
    startsAt: new Date(startsAt).toISOString(),
    organizer: everybody[0],
    participants: everybody,
    isOrganizer: everybody[0].userId === viewer,
  };
}
