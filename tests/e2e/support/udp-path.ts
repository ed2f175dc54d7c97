/**
 * The way between two browsers on one machine, as a test can cut it: each address that one of them
 * is told of leads through a socket here. What is sent is passed on as it is, later where a delay
 * is asked for, or lost.
 */
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";

export interface UdpPath {
  /** The port, on the same host, that leads to this address through the path. */
  through(host: string, port: number): Promise<number>;
  /** While closed, everything is lost. */
  setOpen(open: boolean): void;
  /** What was laid so far is dead for good; what is laid from now on is not: another network. */
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
    // An address that nobody listens at any more.
    socket.on("error", () => {});
    await new Promise<void>((resolve) => socket.bind(0, host, resolve));
    return socket;
  }

  async function lay(host: string, port: number): Promise<number> {
    /** One socket for each sender, so that the answers find their way back. */
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

/** Runs inside a page before anything else: whatever address it hears of leads through the path. */
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
        // The page may have hung up while the path was being asked for.
        if (this.signalingState !== "closed") throw error;
      });
    }
  };
}
