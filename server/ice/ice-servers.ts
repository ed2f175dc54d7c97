/** The STUN and TURN servers for one person, with credentials that expire. */
import type * as z from "zod/mini";
import type { Config } from "../config/config.ts";
import type { UserId } from "../protocol/ids.ts";
import type { IceServer } from "../protocol/call-config.ts";

/**
 * Clients fetch new credentials for each call and each ICE restart, so an hour outlasts any set-up.
 */
export const TURN_CREDENTIAL_SECONDS = 3600;

/**
 * The `iceServers` for `RTCPeerConnection`. Time-limited credentials are those of coturn's
 * `use-auth-secret`: the user name is `expiry:name`, the password its HMAC-SHA1 in Base64.
 */
export async function iceServers(
  ice: Config["ice"],
  userId: UserId,
  nowMs: number,
): Promise<z.infer<typeof IceServer>[]> {
  const servers: z.infer<typeof IceServer>[] = [];
  if (ice.stunUrls.length > 0) servers.push({ urls: ice.stunUrls });
  const { turn } = ice;
  if (turn?.kind === "fixed") {
    servers.push({ urls: turn.urls, username: turn.username, credential: turn.credential });
  } else if (turn) {
    const expiry = Math.floor(nowMs / 1000) + TURN_CREDENTIAL_SECONDS;
    // The relay counts quotas per name, but does not need to know who the person is.
    const name = (await hmac("SHA-256", turn.secret, userId)).toHex().slice(0, 16);
    const username = `${expiry}:${name}`;
    const credential = (await hmac("SHA-1", turn.secret, username)).toBase64();
    servers.push({ urls: turn.urls, username, credential });
  }
  return servers;
}

async function hmac(hash: "SHA-1" | "SHA-256", secret: string, text: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, encoder.encode(text)));
}
