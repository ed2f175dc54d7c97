/** The line to the server as the call buttons see it: is there one, and what may be dialled on it? */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { AttachedChat, MemberPresence, RunningCall } from "../../server/protocol/chat.ts";

export interface LineView {
  /** `closed`: there is none, and none is tried until the page says something else. */
  status: "connecting" | "ready" | "offline" | "closed" | "unauthorized" | "unsupported";
  selfId: UserId | null;
  /** The chat of this element's token; null while unknown, or where the token only listens. */
  chat: AttachedChat | null;
  /** Who of the chat is here and may be rung. */
  members: readonly MemberPresence[];
  /** Calls missed since the person last looked at their history. */
  missed: number;
  /** The call that others have in the chat; missing where they have none. */
  running?: RunningCall | null | undefined;
  /** How many a call holds; missing where the server has not said it. */
  maxParticipants?: number | undefined;
  /** How far the server's clock is ahead of the page's; missing before it has said it. */
  serverAheadMs?: number | undefined;
}

/** Where there is nobody to speak for. */
export const nobodysLine = (status: LineView["status"]): LineView => ({
  status,
  selfId: null,
  chat: null,
  members: [],
  missed: 0,
});

/** Why the call buttons cannot be pressed now. */
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
  /** Null where they may be pressed. */
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

/** How many missed calls to tell of; null where nobody is known, or the page wants no history. */
export const missedOf = ({ selfId, missed }: LineView, list: string | null): number | null =>
  selfId === null || /\bno-history\b/.test(list ?? "") ? null : missed;
