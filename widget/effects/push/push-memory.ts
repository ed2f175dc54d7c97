/** What this browser remembers about call pushes, for every page of the site. */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { PushSubscription } from "../../../server/protocol/push.ts";
import { PUSH_NAME } from "./push-name.ts";

/** The texts of the notifications; older pushes have none for scheduled calls. */
export type PushWords = PushSubscription["words"];

/** The push that a person has asked for in this browser. */
export interface KeptPush {
  userId: UserId;
  /** The base address of the server that pushes. */
  server: string;
  /** The address of the host's worker. */
  worker: string;
  /** The page on which they asked for it, and the notification texts in their language. */
  url: string;
  words: PushWords;
  /** The server's key, which identifies a subscription as ours. */
  publicKey: string;
  /** The subscription that the server knows; null before there is one. */
  endpoint: string | null;
  /** When the person logged out, in epoch milliseconds; 0 until the server knows the push. */
  pausedAt?: number | undefined;
}

/** Null if nobody has asked for one, or without storage. */
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

/** The push of this person from this server; null if there is none or it is somebody else's. */
export function keptPushOf(
  { userId, server }: Pick<KeptPush, "userId" | "server">,
): KeptPush | null {
  const kept = keptPush();
  return kept?.userId === userId && kept.server === server ? kept : null;
}

/** Whether this is still what is remembered: another page may have changed it. */
export const isStillKept = (push: KeptPush): boolean =>
  JSON.stringify(keptPush()) === JSON.stringify(push);

/** Throws without storage: then nobody could be protected from another person's pushes. */
export function rememberPush(push: KeptPush): KeptPush {
  localStorage.setItem(PUSH_NAME, JSON.stringify(push));
  return push;
}

export function forgetPush(): void {
  localStorage.removeItem(PUSH_NAME);
}
