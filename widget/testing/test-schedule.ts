/**
 * A test's scheduled calls: created and withdrawn by the page, due when the test says so, and over
 * once a call of the chat is answered.
 */
import type { Refusal } from "../../server/calls/call-service.ts";
import { refuse } from "../../server/calls/lifecycle/step.ts";
import { type Member, memberOf, targetsOf } from "../../server/calls/rules/policy.ts";
import type { CallType } from "../../server/protocol/call.ts";
import type { ConnectionId } from "../../server/protocol/ids.ts";
import type { ScheduledCall, ScheduleRequest } from "../../server/protocol/schedule.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import { isLive } from "../../server/store/calls/call-record.ts";
import { type CallDesk, PARTICIPANTS_MAX } from "./call-desk.ts";

/** A scheduled call that becomes due now, for everybody in the chat. */
export interface DueCall {
  /** The organizer's id; by default the first of the other members. */
  from?: string;
  type?: CallType;
  title?: string;
}

export interface TestSchedule {
  /** Calls to come and calls that are due, earliest first. */
  list(): ScheduledCall[];
  /** The visitor schedules a call. */
  make(request: ScheduleRequest): { ok: true; scheduledCall: ScheduledCall } | Refusal;
  /** The visitor cancels the call or will not come; false if there is no such call. */
  takeBack(id: string): boolean;
  fallDue(call: DueCall): void;
}

/** The schedule of the page's visitor. */
export function createTestSchedule(selfId: string, desk: CallDesk): TestSchedule {
  const { chat } = desk;
  const calls = new Map<string, ScheduledCall>();
  const due = new Set<string>();
  let told: readonly ConnectionId[] = [];

  const tell = (event: ServerEvent) =>
    desk.connectionsOf(selfId).forEach((to) => desk.say(to, event));

  function put(
    organizer: Member,
    guests: readonly Member[],
    call: Omit<ScheduleRequest, "chatId">,
  ) {
    const { callType, title, startsAt } = call;
    const personOf = ({ id, ...person }: Member) => ({ userId: id, ...person });
    const scheduledCall: ScheduledCall = {
      // Unique even across tests, because the page remembers postponed calls by their id.
      id: crypto.randomUUID(),
      chatId: chat.id,
      callType,
      ...(title !== undefined && { title }),
      startsAt: new Date(startsAt).toISOString(),
      organizer: personOf(organizer),
      participants: [organizer, ...guests].map(personOf),
      isOrganizer: organizer.id === selfId,
    };
    calls.set(scheduledCall.id, scheduledCall);
    tell({ type: "schedule:changed", scheduledId: scheduledCall.id, scheduledCall });
    return scheduledCall;
  }

  function drop(id: string): boolean {
    due.delete(id);
    if (!calls.delete(id)) return false;
    tell({ type: "schedule:changed", scheduledId: id, scheduledCall: null });
    return true;
  }

  function announce(to: ConnectionId): void {
    for (const id of due) desk.say(to, { type: "schedule:due", scheduledCall: calls.get(id)! });
  }

  desk.follow(() => {
    const [latest] = desk.calls;
    if (latest && isLive(latest) && latest.startedAt !== null) due.forEach(drop);
    // A connection that is new is told of due calls after its welcome.
    const lines = desk.connectionsOf(selfId);
    const isNew = (line: ConnectionId) => !told.includes(line);
    const fresh = lines.filter(isNew);
    told = lines;
    fresh.forEach(announce);
  });

  return {
    list: () => [...calls.values()].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt)),
    make({ chatId, targetUserIds, ...call }) {
      const startsAt = Date.parse(call.startsAt);
      if (startsAt <= Date.now()) {
        return refuse("invalid-time", "startsAt has to be in the future");
      }
      const organizer = memberOf(chat, selfId);
      if ("ok" in organizer) return organizer;
      if (chatId !== chat.id) return refuse("forbidden", "A test call has only one chat");
      const wanted = { callType: call.callType, ...(targetUserIds && { targetUserIds }) };
      const limits = { now: startsAt, maxParticipants: PARTICIPANTS_MAX };
      const allowed = targetsOf(chat, selfId, wanted, limits);
      if (!allowed.ok) return allowed;
      return { ok: true, scheduledCall: put(organizer, allowed.targets, call) };
    },
    takeBack: drop,
    fallDue({ from = chat.members.find(({ id }) => id !== selfId)?.id, type = "voice", title }) {
      const organizer = chat.members.find(({ id }) => id === from);
      if (!organizer) {
        throw new Error(`Cannot find who scheduled the call: current value is ${from}`);
      }
      const guests = chat.members.filter((member) => member !== organizer);
      const startsAt = new Date().toISOString();
      const { id } = put(organizer, guests, {
        callType: type,
        startsAt,
        ...(title !== undefined && { title }),
      });
      due.add(id);
      tell({ type: "schedule:due", scheduledCall: calls.get(id)! });
    },
  };
}
