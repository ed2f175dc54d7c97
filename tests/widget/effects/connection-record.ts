/** Remembers every peer connection that the code under test makes, so that a test can look inside. */

export interface ConnectionRecord {
  readonly all: readonly RTCPeerConnection[];
  /** Waits until this many exist and all have a local description and every candidate they will have. */
  gathered(count: number): Promise<void>;
  restore(): void;
}

export function recordConnections(): ConnectionRecord {
  const original = globalThis.RTCPeerConnection;
  const all: RTCPeerConnection[] = [];
  let changed = () => {};
  globalThis.RTCPeerConnection = class extends original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      all.push(this);
      for (const type of ["icegatheringstatechange", "signalingstatechange"]) {
        this.addEventListener(type, () => changed());
      }
      changed();
    }
  };
  const isGathered = (connection: RTCPeerConnection) =>
    connection.localDescription !== null && connection.iceGatheringState === "complete";

  return {
    all,
    gathered: (count) =>
      new Promise((resolve) => {
        const before = changed;
        changed = () => {
          before();
          if (all.length >= count && all.every(isGathered)) resolve();
        };
        changed();
      }),
    restore() {
      globalThis.RTCPeerConnection = original;
    },
  };
}
