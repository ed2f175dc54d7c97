/** What this browser remembers of the pushes of missed calls: whose they are, and how they are had. Every page of the site knows of it. */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";

/** What somebody has asked for in this browser. */
export interface KeptPush {
  userId: UserId;
  /** The address of the host's worker. */
  worker: string;
  /** The page on which they asked for it, and what a notification says in their language. */
  url: string;
  words: Record<CallType, string>;
  /** They are logged out: nothing is subscribed until they are back. */
  isPaused?: boolean;
}

const KEY = "chat-call.push";

/** Null where nobody has asked, and where the browser keeps nothing. */
export function keptPush(): KeptPush | null {
  try {
    const kept: Partial<KeptPush> | null = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept?.userId === "string" && typeof kept.worker === "string"
      ? kept as KeptPush
      : null;
  } catch {
    return null;
  }
}

/** Throws where the browser keeps nothing: nobody could be protected from another's pushes then. */
export function keepPush(push: KeptPush): void {
  localStorage.setItem(KEY, JSON.stringify(push));
}

export function forgetPush(): void {
  try {
    localStorage.removeItem(KEY);
  } catch { /* Then there is nothing to forget. */ }
}
