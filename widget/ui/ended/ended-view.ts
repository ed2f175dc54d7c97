/** How a call ended: what the closing screen needs to know, and the words for it. */
import type { CallFailure } from "../../model/call-failure.ts";
import {
  type CallMachineSnapshot,
  othersOf,
  selectCall,
  selectEnding,
  selectFailure,
} from "../../model/call-selectors.ts";
import type { Command } from "../../model/call-event.ts";
import { type CallEnding, joinedOthers, type LiveCall } from "../../model/live-call.ts";
import { formatDuration } from "../words/duration.ts";
import { type Face, namesOf, selectFaces } from "../kit/face.ts";
import type { Outcome } from "../words/locale.ts";
import type { CallRequest } from "../kit/request-event.ts";
import type { Strings } from "../words/strings.ts";

/** Everything the closing screen needs, so that it can outlive the machine's memory of the call. */
export interface EndedView {
  faces: Face[];
  selfId: string;
  direction: LiveCall["direction"];
  answered: boolean;
  ending: CallEnding | null;
  failure: CallFailure | null;
  /** The server has not yet confirmed how the call ended. */
  isConfirming: boolean;
  /** Joins the call that others have in this chat. */
  join: Extract<Command, { type: "join" }> | null;
  /** Places the same call again, where this person placed it. */
  retry: Extract<CallRequest, { type: "initiate" }> | null;
}

/** Returns null where there is nothing to say. */
export function selectEnded(snapshot: CallMachineSnapshot): EndedView | null {
  const call = selectCall(snapshot);
  const ending = selectEnding(snapshot);
  const isShutIn = ending?.reason === "connect-failed" && snapshot.context.isShutIn;
  const failure: CallFailure | null = isShutIn
    ? { kind: "connection", type: "network-blocked" }
    : selectFailure(snapshot);
  if (!snapshot.matches("ended") || !call || (!ending && !failure)) return null;
  return {
    faces: selectFaces(snapshot),
    selfId: snapshot.context.selfId,
    direction: call.direction,
    answered: call.answeredAtMs !== null,
    ending,
    failure,
    isConfirming: snapshot.matches({ ended: "confirming" }),
    join: joinOf(snapshot, call),
    retry: call.direction === "outgoing"
      ? { type: "initiate", callType: call.callType, to: othersOf(snapshot).map(({ id }) => id) }
      : null,
  };
}

/** Others were in a call when this person dialled, or continue now that this person has left. */
function joinOf(
  { context: { selfId, failure, ending } }: CallMachineSnapshot,
  call: LiveCall,
): EndedView["join"] {
  const found = failure?.kind === "refused" && failure.code === "call-exists" && failure.sessionId;
  const hasLeft = ending?.reason === "completed" && ending.endedBy === selfId &&
    joinedOthers(selfId, call).length > 1;
  const sessionId = found || (hasLeft && call.sessionId);
  const { chatId, callType } = call;
  return sessionId ? { type: "join", chatId, sessionId, callType } : null;
}

/** Reasons that concern one person. Where several were called, none of them speaks for all. */
const OF_ONE: readonly string[] = ["declined", "busy", "offline", "unavailable"];

/** The words for an outcome, also announced to screen readers. */
export function outcomeOf(view: EndedView, strings: Strings): Outcome {
  const { faces, selfId, direction, answered, ending, failure } = view;
  if (failure || !ending) return strings.failure(failure!, false);
  return strings.outcome({
    reason: faces.length > 1 && OF_ONE.includes(ending.reason) && direction === "outgoing"
      ? "no-answer"
      : ending.reason,
    direction,
    name: namesOf(faces, strings),
    byMe: ending.endedBy === selfId,
    // Shows no 0:00 before the server has sent the duration.
    duration: answered && ending.durationSeconds > 0
      ? formatDuration(ending.durationSeconds, strings.lang)
      : null,
  });
}
