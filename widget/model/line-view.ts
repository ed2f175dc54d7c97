/** The line to the server as the call buttons see it: is there one, and what may be dialled on it? */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { AttachedChat, MemberPresence, RunningCall } from "../../server/protocol/chat.ts";

export interface LineView {
  status: "connecting" | "ready" | "offline" | "unauthorized" | "unsupported";
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
}

/** Why the call buttons cannot be pressed now. */
export type UnavailableReason =
  | "connecting"
  | "offline"
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

/** The kinds of call in a page's words (`call-types`); all where it says nothing. */
export function wantedTypes(words: string | null): CallType[] {
  const named = (words ?? "voice video").split(/\s+/);
  return (["voice", "video"] as const).filter((type) => named.includes(type));
}

/**
 * What to offer: the page's wish (`call-types`) within what the chat allows.
 * `nowMs` is epoch milliseconds, for the chat's own limit.
 */
export function offerOf(line: LineView, wanted: readonly CallType[], nowMs: number): CallOffer {
  const { chat } = line;
  if (line.status === "unsupported" || line.status === "unauthorized") {
    return { types: [...wanted], unavailable: line.status };
  }
  if (chat === null) {
    return line.status === "ready"
      ? { types: [], unavailable: null }
      : { types: [...wanted], unavailable: line.status };
  }
  const types = wanted.filter((type) =>
    chat.calls === "video" || (chat.calls === "voice" && type === "voice")
  );
  if (line.status !== "ready") return { types, unavailable: line.status };
  if (chat.endsAt !== null && Date.parse(chat.endsAt) <= nowMs) {
    return { types, unavailable: "chat-ended" };
  }
  const others = line.members.filter((member) =>
    member.id !== line.selfId && chat.members.some(({ id }) => id === member.id)
  );
  const callable = others.some((member) => member.callable);
  return { types, unavailable: callable ? null : "not-callable" };
}
