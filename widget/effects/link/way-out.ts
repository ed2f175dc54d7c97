/**
 * Whether a browser's network keeps it in: it has found no address for itself that can be reached from
 * beyond, although the servers that tell of one run. Loaded where a link takes long; knows no link.
 */

/** Names for this network only, and the private, shared and local ranges (RFC 1918, 6598, 3927, 4193, 4291). */
const WITHIN =
  /\.local$|^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(f[cde]|::1)/i;

const LOOK_MS = 500;

/** Of the candidates in a description (RFC 8839, section 5.1). */
export const hasWayOut = (sdp: string): boolean =>
  [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+) \d+ typ (\w+)/gm)]
    .some(([, address, type]) => type !== "host" || !WITHIN.test(address));

/** Whether a server has told of a way. */
const isTold = (sdp: string): boolean => / typ (srflx|relay)/.test(sdp);

/**
 * Settles as soon as it is so, else with the connection. Only where the servers have told the other
 * browser of a way is it this network that keeps them from this one: they may simply be down. A
 * browser asks for forty seconds before it says that it has found nothing, and no event tells of what
 * the other has found.
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
