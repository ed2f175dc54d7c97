/** How a camera is sent: at full size from the start; several people share what one would get. */

/** What a camera may send to one person. */
export interface VideoShare {
  maxBitrate: number;
  /** How many times smaller, in width and height, than the camera's own picture. */
  scale: number;
}

/** 720 lines to one person, 480 to two, 360 to more: the tiles are no larger. */
const SCALES = [1, 1, 1.5];
const SCALE_OF_MANY = 2;

/** However many people the camera goes to, in total it costs no more than to one. */
export function shareOf(videoMaxBitrate: number, links: number): VideoShare {
  return {
    maxBitrate: Math.round(videoMaxBitrate / Math.max(1, links)),
    scale: SCALES[links] ?? SCALE_OF_MANY,
  };
}

/** Sets what the sender may use; idempotent. A screen keeps its size, or it could not be read. */
export async function tuneVideo(
  sender: RTCRtpSender,
  { maxBitrate, scale }: VideoShare,
): Promise<void> {
  const parameters = sender.getParameters();
  if (!parameters.encodings?.length) return;
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = maxBitrate;
    encoding.scaleResolutionDownBy = sender.track?.contentHint === "detail" ? 1 : scale;
  }
  // On loopback this gives 1280×720 within a second, at a frame rate that then climbs; "balanced"
  // and the browser's own choice were still at 640×360 after twelve.
  parameters.degradationPreference = "maintain-resolution";
  try {
    await sender.setParameters(parameters);
  } catch {
    // The connection was closed or renegotiated between reading and setting. After a
    // renegotiation this runs again.
  }
}
