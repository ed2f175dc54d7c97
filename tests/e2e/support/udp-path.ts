/**
 * A network path between two browsers on one machine that a test can cut: every candidate address
 * is replaced by a socket here, which forwards packets unchanged, delays them, or loses them.
 */
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";

export interface UdpPath {
  /** The port on the same host that forwards to this address. */
  through(host: string, port: number): Promise<number>;
  /** While closed, all packets are lost. */
  setOpen(open: boolean): void;
  /** Kills all existing forwarding for good; new ones work. This simulates a change of network. */
  abandon(): void;
  close(): void;
}

/** `delayMs` is added to each one-way trip. */
export function createUdpPath({ delayMs = 0 }: { delayMs?: number } = {}): UdpPath {
  const sockets = new Set<Socket>();
  const ways = new Map<string, Promise<number>>();
  let isOpen = true;
  let generation = 0;

  async function open(host: string, onMessage: (data: Uint8Array, from: RemoteInfo) => void) {
    const socket = createSocket({ type: "udp4" });
    const made = generation;
    sockets.add(socket);
    const pass = (data: Uint8Array, from: RemoteInfo) => {
      if (isOpen && made === generation) onMessage(data, from);
    };
    socket.on("message", (data, from) => {
      if (delayMs === 0) pass(data, from);
      else setTimeout(pass, delayMs, data, from);
    });
    // Nobody may be listening at the address any more.
    socket.on("error", () => {});
    await new Promise<void>((resolve) => socket.bind(0, host, resolve));
    return socket;
  }

  async function lay(host: string, port: number): Promise<number> {
    /** One socket for each sender, so that answers get back to it. */
    const backs = new Map<string, Promise<Socket>>();
    const front = await open(host, async (data, from) => {
      const key = `${from.address}:${from.port}`;
      const back = backs.get(key) ??
        open(host, (answer) => front.send(answer, from.port, from.address));
      backs.set(key, back);
      (await back).send(data, port, host);
    });
    return front.address().port;
  }

  return {
    through(host, port) {
      const key = `${host}:${port}`;
      const way = ways.get(key) ?? lay(host, port);
      ways.set(key, way);
      return way;
    },
    setOpen(open) {
      isOpen = open;
    },
    abandon() {
      generation++;
      ways.clear();
    },
    close() {
      isOpen = false;
      for (const socket of sockets) socket.close();
    },
  };
}

declare global {
  interface Window {
    throughPath(host: string, port: number): Promise<number>;
  }
}

/**
 * Runs inside a page before anything else: routes every address that it learns through the path.
 */
export function leadThroughPath(): void {
  const { addIceCandidate, setRemoteDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addIceCandidate = async function (candidate) {
    const words = candidate?.candidate?.split(" ") ?? [];
    const [, , protocol = "", , host = "", port] = words;
    if (protocol.toLowerCase() !== "udp" || host.includes(":")) return;
    words[5] = `${await window.throughPath(host, Number(port))}`;
    await Reflect.apply(addIceCandidate, this, [{ ...candidate, candidate: words.join(" ") }]);
  };
  RTCPeerConnection.prototype.setRemoteDescription = async function ({ type, sdp = "" }) {
    const withoutAddresses = { type, sdp: sdp.replace(/a=candidate:.*\r\n/g, "") };
    await Reflect.apply(setRemoteDescription, this, [withoutAddresses]);
    for (const [, candidate] of sdp.matchAll(/^a=(candidate:.*)\r\n/gm)) {
      this.addIceCandidate({ candidate, sdpMLineIndex: 0 }).catch((error: unknown) => {
        // The page may have hung up while the port was being requested.
        if (this.signalingState !== "closed") throw error;
      });
    }
  };
}
