/**
 * Records every peer connection that the code under test creates, so that a test can inspect it.
 */

export interface ConnectionRecord {
  readonly all: readonly RTCPeerConnection[];
  /**
   * Waits until this many exist and all have a local description and every candidate they will
   * have.
   */
  gathered(count: number): Promise<void>;
  /** Waits until this many exist and all are connected. */
  connected(count: number): Promise<void>;
  restore(): void;
}

const STATE_CHANGES = [
  "icegatheringstatechange",
  "signalingstatechange",
  "connectionstatechange",
];

export function recordConnections(): ConnectionRecord {
  const original = globalThis.RTCPeerConnection;
  const all: RTCPeerConnection[] = [];
  let changed = () => {};
  globalThis.RTCPeerConnection = class extends original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      all.push(this);
      for (const type of STATE_CHANGES) {
        this.addEventListener(type, () => changed());
      }
      changed();
    }
  };
  const isGathered = (connection: RTCPeerConnection) =>
    connection.localDescription !== null && connection.iceGatheringState === "complete";

  const until = (count: number, isReady: (connection: RTCPeerConnection) => boolean) =>
    new Promise<void>((resolve) => {
      const before = changed;
      changed = () => {
        before();
        if (all.length >= count && all.every(isReady)) resolve();
      };
      changed();
    });

  return {
    all,
    gathered: (count) => until(count, isGathered),
    connected: (count) => until(count, ({ connectionState }) => connectionState === "connected"),
    restore() {
      globalThis.RTCPeerConnection = original;
    },
  };
}
