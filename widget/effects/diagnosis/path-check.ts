/** Whether this network lets media out: asks ICE servers for candidates, sends itself a picture. */

/** How long a server may take; one that responds at all does so within a second. */
const ANSWER_WITHIN_MS = 8_000;
const LOOK_MS = 200;

/** The outcome of a request for a candidate; `refusal` is the server's error code and text. */
export type Gathered =
  | { ok: true; protocol: string; tookMs: number }
  | { ok: false; refusal: string | null };

/** Means that a server was not reached; any other code is an answer (RFC 8489, section 14.8). */
const NOT_REACHED = 701;

/** Waits for a candidate of this type; tells how it came, or why none did. */
export async function gatherCandidate(
  configuration: RTCConfiguration,
  type: RTCIceCandidateType,
  withinMs = ANSWER_WITHIN_MS,
): Promise<Gathered> {
  const connection = new RTCPeerConnection(configuration);
  const startedMs = performance.now();
  const answer = Promise.withResolvers<Gathered>();
  let refusal: string | null = null;
  const giveUp = () => answer.resolve({ ok: false, refusal });
  const timer = setTimeout(giveUp, withinMs);
  connection.onicecandidateerror = ({ errorCode, errorText }) => {
    if (errorCode !== NOT_REACHED) refusal = `${errorCode} ${errorText}`.trim();
  };
  connection.onicecandidate = ({ candidate }) => {
    // An empty candidate means that there are no more.
    if (!candidate) return giveUp();
    if (candidate.type !== type) return;
    const tookMs = Math.round(performance.now() - startedMs);
    answer.resolve({ ok: true, protocol: candidate.protocol ?? "", tookMs });
  };
  try {
    connection.createDataChannel("check");
    await connection.setLocalDescription();
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/** Sends a drawn picture from one connection to another. Resolves with the time in ms, or null. */
export async function loopPicture(
  configuration: RTCConfiguration,
  withinMs = ANSWER_WITHIN_MS,
): Promise<number | null> {
  const [from, to] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
  const pen = canvas.getContext("2d")!;
  const drawing = setInterval(() => pen.fillRect(0, 0, Math.random() * 64, 64), LOOK_MS / 4);
  const [picture] = canvas.captureStream().getTracks();
  const startedMs = performance.now();
  for (const [one, other] of [[from, to], [to, from]]) {
    one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  }
  try {
    from.addTrack(picture);
    await from.setLocalDescription();
    await to.setRemoteDescription(from.localDescription!);
    await to.setLocalDescription();
    await from.setRemoteDescription(to.localDescription!);
    while (performance.now() - startedMs < withinMs) {
      for (const report of (await to.getStats()).values()) {
        if (report.type === "inbound-rtp" && report.packetsReceived > 0) {
          return Math.round(performance.now() - startedMs);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } finally {
    clearInterval(drawing);
    picture.stop();
    from.close();
    to.close();
  }
}
