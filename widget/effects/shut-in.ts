/** Whether the servers that a connection has asked could tell it of no way out of its network. */

/** Ask it when all candidates are there; what a server has told is among them. */
export async function isShutIn({ localDescription }: RTCPeerConnection): Promise<boolean> {
  const { sdp } = localDescription ?? {};
  if (!sdp || / typ [^h]/.test(sdp)) return false;
  const part = await import("./way-out.ts").catch(() => null);
  return part !== null && !part.hasWayOut(sdp);
}
