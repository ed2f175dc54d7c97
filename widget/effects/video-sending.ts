/** How a camera is sent: at its full size from the start, up to the configured bit rate. */

/** Sets what the sender may use; harmless to repeat. */
export async function tuneVideo(sender: RTCRtpSender, maxBitrate: number): Promise<void> {
  const parameters = sender.getParameters();
  if (!parameters.encodings?.length) return;
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = maxBitrate;
    encoding.scaleResolutionDownBy = 1;
  }
  // On loopback this gives 1280×720 within a second, at a frame rate that then climbs; "balanced"
  // and the browser's own choice were still at 640×360 after twelve.
  parameters.degradationPreference = "maintain-resolution";
  try {
    await sender.setParameters(parameters);
  } catch {
    // The connection was closed, or negotiated anew between reading and setting: then the next
    // negotiation brings us here again.
  }
}
