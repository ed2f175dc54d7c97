/**
 * Whether the network shuts this browser in: it has found no address that can be reached from
 * outside, although STUN and TURN servers are up. Loaded when a link takes long; knows no link.
 */

/** mDNS names, and the private, shared and local ranges (RFC 1918, 6598, 3927, 4193, 4291). */
const WITHIN =
  /\.local$|^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(f[cde]|::1)/i;

const LOOK_MS = 500;

/** Whether any candidate in a description can be reached from outside (RFC 8839, section 5.1). */
export const hasWayOut = (sdp: string): boolean =>
  [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+) \d+ typ (\w+)/gm)]
    .some(([, address, type]) => type !== "host" || !WITHIN.test(address));

/** Whether a STUN or TURN server has provided a candidate. */
const isTold = (sdp: string): boolean => / typ (srflx|relay)/.test(sdp);

/**
 * Resolves with true as soon as it is so, with false once the connection is connected or closed.
 * The network is to blame only if the servers gave the other browser a candidate: they may simply
 * be down. It polls, because a browser takes forty seconds to say that it has found nothing, and no
 * event tells what the other one has found.
 */
export async function isShutIn(
  connection: Pick<
    RTCPeerConnection,
    "connectionState" | "getConfiguration" | "localDescription" | "remoteDescription"
  >,
  lookMs = LOOK_MS,
): Promise<boolean> {
  if ((connection.getConfiguration().iceServers ?? []).length === 0) return false;
  while (connection.connectionState !== "connected" && connection.connectionState !== "closed") {
    const { localDescription: own, remoteDescription: theirs } = connection;
    if (isTold(theirs?.sdp ?? "") && !hasWayOut(own?.sdp ?? "")) return true;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return false;
}
