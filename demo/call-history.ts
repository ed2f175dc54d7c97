/** Fetches a chat's calls, as a host's back end does, and describes each in words. */
import type { CallEntry, CallPage } from "../server/protocol/rest.ts";
import type { TokenSigner } from "./call-token.ts";
import { type Chat, firstName, type Person } from "./people.ts";

/** A call as a line between the messages. */
export interface CallLine {
  /** Epoch milliseconds. */
  at: number;
  type: "voice" | "video";
  words: string;
  /** The call was for this person, and they did not answer it. */
  isMissed: boolean;
}

export interface CallHistory {
  /** The newest calls of a chat for one person; none if the call server does not answer. */
  linesFor(person: Person, chat: Chat): Promise<CallLine[]>;
}

/** Short: the page must not wait long for a mere line in it. */
const TIMEOUT_MS = 2_000;

/** `callServerUrl` is a function because a server knows its port only once it listens. */
export function createCallHistory(signer: TokenSigner, callServerUrl: () => string): CallHistory {
  return {
    async linesFor(person, chat) {
      const base = callServerUrl();
      const token = await signer.sign(person, { chat, pictureBase: base });
      try {
        const response = await fetch(`${base}/api/calls?chatId=${encodeURIComponent(chat.id)}`, {
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const answer: { data: CallPage } | { error: { message: string } } = await response.json();
        if ("error" in answer) throw new Error(answer.error.message);
        return answer.data.calls.map(lineOf);
      } catch (cause) {
        console.warn(`Cannot show the calls of ${chat.title}:`, cause);
        return [];
      }
    },
  };
}

/** One call in the words of the person whose history it is. */
export function lineOf(call: CallEntry): CallLine {
  return {
    at: Date.parse(call.initiatedAt),
    type: call.callType,
    words: wordsFor(call),
    isMissed: call.isIncoming && call.endedAt !== null && call.userStatus !== "joined" &&
      call.userStatus !== "left" && call.userStatus !== "rejected",
  };
}

function wordsFor(call: CallEntry): string {
  const kind = call.callType === "video" ? "Video call" : "Voice call";
  const caller = firstName(call.caller);
  const callees = call.participants.filter(({ userId }) => userId !== call.caller.userId);
  // In a group no single person can be named.
  const callee = callees.length === 1 ? firstName(callees[0]) : null;

  if (call.endedAt === null) return `${kind} · ${call.startedAt === null ? "ringing" : "running"}`;
  if (call.isIncoming && call.userStatus === "rejected") {
    return `You declined ${caller}’s ${kind.toLowerCase()}`;
  }
  if (call.isIncoming && call.userStatus !== "joined" && call.userStatus !== "left") {
    return `Missed ${kind.toLowerCase()} from ${caller}`;
  }
  switch (call.endReason) {
    case "completed":
    case "time-limit":
      return `${kind} · ${clock(call.duration)}`;
    case "connection-lost":
      return `${kind} · ${clock(call.duration)}, connection lost`;
    case "connect-failed":
      return `${kind} · could not connect`;
    case "declined":
      return `${callee ?? "Everybody"} declined`;
    case "busy":
      return `${callee ?? "Everybody"} was busy`;
    case "offline":
      return `${callee ?? "Everybody"} was not here`;
    case "unavailable":
      return `${callee ?? "Nobody"} could${callee ? " not" : ""} be called`;
    case "cancelled":
      return `${kind} · cancelled`;
    default:
      return `${callee ?? "Nobody"} ${callee ? "did not answer" : "answered"}`;
  }
}

/** 135 seconds are 2:15. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, index) => index === 0 ? `${part}` : `${part}`.padStart(2, "0")).join(":");
}
