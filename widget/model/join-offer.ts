/** What it takes to come into the call that others of a chat have. Pure; known only where there is one. */
import type { CallType } from "../../server/protocol/call.ts";
import type { Command } from "./call-event.ts";
import type { LineView } from "./line-view.ts";

/** A call of others in the chat that one can come into. */
export interface JoinOffer {
  command: Extract<Command, { type: "join" }>;
  /** Who of the chat is in it. */
  people: NonNullable<LineView["chat"]>["members"];
}

/** Null where others have none, or the page offers no calls; `types` are those that it does. */
export function joinOfferOf(
  { chat, running }: LineView,
  types: readonly CallType[],
): JoinOffer | null {
  const [first] = types;
  if (!chat || !running || !first) return null;
  const { sessionId, userIds } = running;
  // Where the page offers no video, one comes into a video call with the voice alone.
  const callType = types.includes(running.callType) ? running.callType : first;
  return {
    command: { type: "join", chatId: chat.id, sessionId, callType },
    people: chat.members.filter(({ id }) => userIds.includes(id)),
  };
}
