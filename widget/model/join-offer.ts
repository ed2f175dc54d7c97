/** The offer to join a call that others of a chat have. Pure; loaded only if there is one. */
import type { CallType } from "../../server/protocol/call.ts";
import type { Command } from "./call-event.ts";
import type { LineView } from "./line-view.ts";

/** A call of others in the chat that the person can join. */
export interface JoinOffer {
  command: Extract<Command, { type: "join" }>;
  /** The chat's members who are in it. */
  people: NonNullable<LineView["chat"]>["members"];
}

/** Null if others have no call or the page offers none; `types` are the call types it offers. */
export function joinOfferOf(
  { chat, running }: LineView,
  types: readonly CallType[],
): JoinOffer | null {
  const [first] = types;
  if (!chat || !running || !first) return null;
  const { sessionId, userIds } = running;
  // If the page offers no video, the person joins a video call with voice only.
  const callType = types.includes(running.callType) ? running.callType : first;
  return {
    command: { type: "join", chatId: chat.id, sessionId, callType },
    people: chat.members.filter(({ id }) => userIds.includes(id)),
  };
}
