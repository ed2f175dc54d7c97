/**
 * What the tabs of one browser tell each other about a call, and what they ask of the tab that has
 * it. Plain data: it is sent between pages, which may run different versions of the script.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { ChatId, SessionId } from "../../server/protocol/ids.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";
import type { Person } from "./call-event.ts";
import {
  type CallMachineSnapshot,
  type CallState,
  othersOf,
  selectCameraOn,
  selectMicrophoneOn,
  selectState,
} from "./call-selectors.ts";
import { isSeatedIn } from "./live-call.ts";

/** The call that one tab has, as the other tabs show it. */
export interface TabCall {
  sessionId: SessionId;
  chatId: ChatId;
  callType: CallType;
  state: CallState;
  people: Person[];
  microphoneOn: boolean;
  cameraOn: boolean;
  /** Epoch milliseconds, the only clock that tabs share. */
  answeredAt: number | null;
}

/** A call that another tab of this browser has, as this page shows it. */
export interface ElsewhereCall extends TabCall {
  /** The page with the call is gone; its tab's next page may resume the call. */
  isGone: boolean;
  /** The call is on its way from one tab to another. */
  isMoving: boolean;
}

/** What another tab may ask of the one with the call. */
export type TabCommand =
  | { type: "toggle-microphone"; force: boolean }
  | { type: "toggle-camera"; force: boolean }
  | { type: "hang-up" };

export type TabMessage =
  /** A tab announces itself; the tab with a call answers with `call`. */
  | { type: "hello"; isLive: boolean }
  | { type: "call"; call: TabCall }
  /** The call is over for this person. */
  | { type: "over"; sessionId: SessionId }
  /** The page with the call is leaving; its tab's next page may resume the call. */
  | { type: "gone"; sessionId: SessionId }
  | { type: "command"; sessionId: SessionId; command: TabCommand }
  /** The tab `to` wants to take the call over; `handed-over` answers that it may. */
  | { type: "hand-over"; sessionId: SessionId; to: string }
  | { type: "handed-over"; sessionId: SessionId; to: string; config: CallConfig | null };

/** Whether this page holds the person's seat in a call that the server knows. */
export function hasSeat(snapshot: CallMachineSnapshot): boolean {
  const { call, selfId } = snapshot.context;
  return snapshot.matches("live") && call !== null && call.sessionId !== null &&
    (call.direction === "outgoing" || isSeatedIn(selfId, call));
}

/** What the other tabs are told about this page's call; null if it has none. */
export function tabCallOf(
  snapshot: CallMachineSnapshot,
  /** The page's monotonic clock and the epoch clock, read together. */
  clock: { monotonicMs: number; epochMs: number },
): TabCall | null {
  const { call } = snapshot.context;
  if (!call || call.sessionId === null || !hasSeat(snapshot)) return null;
  const { sessionId, chatId, callType, answeredAtMs } = call;
  return {
    sessionId,
    chatId,
    callType,
    state: selectState(snapshot),
    people: othersOf(snapshot).map(({ id, name, picture }) => ({ id, name, picture })),
    microphoneOn: selectMicrophoneOn(snapshot),
    cameraOn: selectCameraOn(snapshot),
    answeredAt: answeredAtMs === null
      ? null
      : Math.round(answeredAtMs - clock.monotonicMs + clock.epochMs),
  };
}
