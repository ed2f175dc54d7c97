/** The call as the host page reads it from the element: plain values, not the machine's. */
import type { CallType } from "../../server/protocol/call.ts";
import type { ChatId, SessionId, UserId } from "../../server/protocol/ids.ts";
import {
  type CallMachineSnapshot,
  othersOf,
  selectCameraOn,
  selectMicrophoneOn,
  selectScreenOn,
} from "../model/call-selectors.ts";

/** Somebody who is in the call or invited to it. */
export interface ParticipantView {
  readonly id: UserId;
  readonly name: string;
  readonly picture: string | null;
  /** Their status in the call; null before the server has named them. */
  readonly status: string | null;
  readonly isSelf: boolean;
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  readonly screenEnabled: boolean;
  readonly away: boolean;
}

export interface CallView {
  /** Null until the server has the call. */
  readonly id: SessionId | null;
  readonly chatId: ChatId;
  readonly type: CallType;
  readonly caller: { readonly id: UserId; readonly name: string | null };
  readonly participants: readonly ParticipantView[];
  /** When it was answered (ISO 8601 in UTC, by this page's clock); null before. */
  readonly startedAt: string | null;
}

export function participantsOf(snapshot: CallMachineSnapshot): ParticipantView[] {
  const { call, selfId } = snapshot.context;
  if (!call) return [];
  const self = call.participants.filter(({ userId }) => userId === selfId);
  // This page knows first what it sends; the server only tells the others.
  const sent = snapshot.matches("live") && {
    muted: !selectMicrophoneOn(snapshot),
    videoEnabled: selectCameraOn(snapshot),
    screenEnabled: selectScreenOn(snapshot),
  };
  const everybody = [
    ...self.map((own) => ({ id: own.userId, ...own, ...sent })),
    ...othersOf(snapshot),
  ];
  return everybody.map((person) => ({
    id: person.id,
    name: person.name,
    picture: person.picture ?? null,
    status: person.userStatus ?? null,
    isSelf: person.id === selfId,
    muted: person.muted ?? false,
    videoEnabled: person.videoEnabled ?? false,
    screenEnabled: person.screenEnabled ?? false,
    away: person.away ?? false,
  }));
}

/** `timeOriginMs` turns the page's monotonic clock into the time of day. */
export function callViewOf(
  snapshot: CallMachineSnapshot,
  timeOriginMs = performance.timeOrigin,
): CallView | null {
  const { call } = snapshot.context;
  if (!call) return null;
  const participants = participantsOf(snapshot);
  return {
    id: call.sessionId,
    chatId: call.chatId,
    type: call.callType,
    caller: {
      id: call.callerId,
      name: participants.find(({ id }) => id === call.callerId)?.name ?? null,
    },
    participants,
    startedAt: call.answeredAtMs === null
      ? null
      : new Date(timeOriginMs + call.answeredAtMs).toISOString(),
  };
}
