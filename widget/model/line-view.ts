/** The connection to the server as the call buttons see it: its state, and whom one may call. */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { AttachedChat, MemberPresence, RunningCall } from "../../server/protocol/chat.ts";

export interface LineView {
  /** `closed`: there is no connection, and none is tried until the page changes that. */
  status: "connecting" | "ready" | "offline" | "closed" | "unauthorized" | "unsupported";
  selfId: UserId | null;
  /** The chat of this element's token; null while unknown, or where the token only listens. */
  chat: AttachedChat | null;
  /** The chat's members: who is online and who may be called. */
  members: readonly MemberPresence[];
  /** How many calls were missed since the person last looked at the history. */
  missed: number;
  /** The call that others have in the chat, if any. */
  running?: RunningCall | null | undefined;
  /** How many people a call can hold; missing until the server has said it. */
  maxParticipants?: number | undefined;
  /** How far the server's clock is ahead of the page's; missing until the server has said it. */
  serverAheadMs?: number | undefined;
}

/** The view of a line on which nobody is known. */
export const nobodysLine = (status: LineView["status"]): LineView => ({
  status,
  selfId: null,
  chat: null,
  members: [],
  missed: 0,
});

/** Why the call buttons are disabled. */
export type UnavailableReason =
  | "connecting"
  | "offline"
  | "closed"
  | "unauthorized"
  | "unsupported"
  | "not-callable"
  | "chat-ended";

export interface CallOffer {
  /** The buttons to show; none where the chat or the page allows no calls. */
  types: CallType[];
  /** Null if they are enabled. */
  unavailable: UnavailableReason | null;
}

/**
 * What to offer: the page's wish (`call-types`) within what the chat allows.
 * `nowMs` is the server's epoch milliseconds, for the chat's own limit.
 */
export function offerOf(line: LineView, wanted: readonly CallType[], nowMs: number): CallOffer {
  const { chat, status } = line;
  const isReady = status === "ready";
  if (chat === null || status === "unsupported" || status === "unauthorized") {
    return isReady ? { types: [], unavailable: null } : { types: [...wanted], unavailable: status };
  }
  const types = wanted.filter((type) => chat.calls === "video" || chat.calls === type);
  if (!isReady) return { types, unavailable: status };
  if (chat.endsAt !== null && Date.parse(chat.endsAt) <= nowMs) {
    return { types, unavailable: "chat-ended" };
  }
  const isAnybody = line.members.some(({ id, callable }) => callable && id !== line.selfId);
  return { types, unavailable: isAnybody ? null : "not-callable" };
}

/** The number of missed calls to show; null if nobody is known or the page wants no history. */
export const missedOf = ({ selfId, missed }: LineView, list: string | null): number | null =>
  selfId === null || /\bno-history\b/.test(list ?? "") ? null : missed;
