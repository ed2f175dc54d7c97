/** What this browser remembers of the pushes of calls: whose they are, and how they are had. Every page of the site knows of it. */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { PushSubscription } from "../../../server/protocol/push.ts";
import { PUSH_NAME } from "./push-name.ts";

/** What a notification says; of scheduled calls nothing where it was asked for before they were told of. */
export type PushWords = PushSubscription["words"];

/** What somebody has asked for in this browser. */
export interface KeptPush {
  userId: UserId;
  /** The base address of the server that pushes. */
  server: string;
  /** The address of the host's worker. */
  worker: string;
  /** The page on which they asked for it, and what a notification says in their language. */
  url: string;
  words: PushWords;
  /** The server's key, by which a subscription is known for one of ours. */
  publicKey: string;
  /** The subscription that the server knows; null before there is one. */
  endpoint: string | null;
  /** Since when, in epoch milliseconds, they have been logged out; 0 where the server has still to be told. */
  pausedAt?: number | undefined;
}

/** Null where nobody has asked, and where the browser keeps nothing. */
export function keptPush(): KeptPush | null {
  try {
    const kept: Partial<KeptPush> | null = JSON.parse(localStorage.getItem(PUSH_NAME) ?? "null");
    return [kept?.userId, kept?.server, kept?.worker].every((one) => typeof one === "string")
      ? kept as KeptPush
      : null;
  } catch {
    return null;
  }
}

/** What a person has asked for from this server; nobody else's, and no other server's. */
export function keptPushOf(
  { userId, server }: Pick<KeptPush, "userId" | "server">,
): KeptPush | null {
  const kept = keptPush();
  return kept?.userId === userId && kept.server === server ? kept : null;
}

/** Whether that is what is remembered now: another page may have gone on meanwhile. */
export const isStillKept = (push: KeptPush): boolean =>
  JSON.stringify(keptPush()) === JSON.stringify(push);

/** Throws where the browser keeps nothing: nobody could be protected from another's pushes then. */
export function rememberPush(push: KeptPush): KeptPush {
  localStorage.setItem(PUSH_NAME, JSON.stringify(push));
  return push;
}

export function forgetPush(): void {
  localStorage.removeItem(PUSH_NAME);
}
