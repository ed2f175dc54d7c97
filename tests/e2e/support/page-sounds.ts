/** Runs inside a page before the scripts that measure the sound of the other side. */

declare global {
  interface Window {
    /** When the newest sound of each source of a connection came, in epoch milliseconds. */
    soundsOf(connection: RTCPeerConnection): number[];
  }
}

export function installPageSounds(): void {
  const { timeOrigin } = performance;
  // Chromium counts `timestamp` from the epoch, others from the page's time origin.
  const sinceEpoch = (timestamp: number) =>
    timestamp > timeOrigin ? timestamp : timeOrigin + timestamp;
  window.soundsOf = (connection) =>
    connection.getReceivers()
      .filter(({ track }) => track.kind === "audio")
      .flatMap((receiver) => receiver.getSynchronizationSources())
      .map(({ timestamp }) => sinceEpoch(timestamp));
}
