/**
 * The links of one call by the person and device they lead to. Opens, finds, settles and closes
 * them; its owner decides when.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { LinkEvent } from "../../model/call-event.ts";
import { createPeerLink } from "./peer-link.ts";
import type { EarlyLink, LinkRole, PeerLink } from "./peer-link-terms.ts";
import type { RemoteAudio } from "../sound/remote-audio.ts";
import { type Address, addressedMessage } from "./signal-message.ts";

export interface Entry extends Pick<Address, "sessionId" | "userId" | "connectionId"> {
  isAnswered: boolean;
  readonly isPolite: boolean;
  readonly early: EarlyLink;
  readonly link: PeerLink;
}

export interface LinkRegistryOptions {
  audio: RemoteAudio;
  config: () => CallConfig;
  localStream: () => MediaStream | null;
  screen: () => MediaStream | null;
  onConnection?: (userId: UserId, connection: RTCPeerConnection | null) => void;
  tell: (event: LinkEvent) => void;
}

export interface LinkRegistry extends Iterable<Entry> {
  open(address: Address, role: LinkRole): Entry;
  /** The answered link to this person, else the link to this device. */
  find(address: Omit<Address, "chatId">): Entry | undefined;
  /** Keeps this link of the person: sends what was held, and addresses the seat from here on. */
  settle(entry: Entry): void;
  closeWhere(isMeant: (entry: Entry) => boolean): void;
}

export function createLinkRegistry(
  { audio, config, localStream, screen, onConnection, tell }: LinkRegistryOptions,
): LinkRegistry {
  const entries = new Set<Entry>();

  function open(address: Address, role: LinkRole): Entry {
    const { sessionId, userId, connectionId } = address;
    const { isAnswered, isPolite } = role;
    const early = role.early === "hold" && hasRelay(config()) ? "relay" : role.early;
    const link = createPeerLink({
      ...role,
      early,
      links: () => [...entries].filter((other) => other.isAnswered).length,
      config: config(),
      localStream: localStream(),
      screen: screen(),
      events: {
        signal(signal) {
          const device = entry.isAnswered ? null : entry.connectionId;
          const message = addressedMessage({ ...address, connectionId: device }, signal);
          tell({ type: "link.signal", message });
        },
        prepared: (stream) => audio.prepare(userId, stream),
        streams({ person: stream, screen }) {
          if (!entries.has(entry)) return;
          audio.play(userId, stream);
          tell({ type: "link.stream", userId, stream, screen });
        },
        connected: () => tell({ type: "link.connected", userId }),
        interrupted: () => tell({ type: "link.interrupted", userId }),
        failed: () => tell({ type: "link.failed", userId }),
        lagging: () => void lookForWayOut(entry),
        rebuild() {
          close(entry);
          open(address, { ...role, isOfferer: true, isAnswered: true, isRebuilt: true });
        },
        wantsConfig: () => tell({ type: "link.signal", message: { type: "webrtc:config:get" } }),
      },
    });
    const entry: Entry = { sessionId, userId, connectionId, isAnswered, isPolite, early, link };
    entries.add(entry);
    if (isAnswered) announce(entry, link.connection);
    return entry;
  }

  async function lookForWayOut(entry: Entry): Promise<void> {
    const part = await import("./way-out.ts").catch(() => null);
    if (await part?.isShutIn(entry.link.connection)) tell({ type: "link.shut-in" });
  }

  /** A link that carries media has come or gone: the links share the camera's bitrate again. */
  function announce({ userId }: Entry, connection: RTCPeerConnection | null): void {
    onConnection?.(userId, connection);
    for (const { link } of entries) link.share();
  }

  function close(entry: Entry): void {
    const { userId, isAnswered, link } = entry;
    entries.delete(entry);
    link.close();
    if (isAnswered) announce(entry, null);
    for (const other of entries) if (other.userId === userId) return;
    audio.stop(userId);
  }

  function closeWhere(isMeant: (entry: Entry) => boolean): void {
    for (const entry of entries) if (isMeant(entry)) close(entry);
  }

  return {
    open,
    find({ sessionId, userId, connectionId }) {
      const theirs = [...entries].filter((entry) =>
        entry.sessionId === sessionId && entry.userId === userId
      );
      return theirs.find((entry) => entry.isAnswered) ??
        theirs.find((entry) => entry.connectionId === connectionId);
    },
    settle(entry) {
      closeWhere((other) => other !== entry && other.userId === entry.userId);
      closeWhere((other) => other.sessionId !== entry.sessionId);
      if (entry.isAnswered) return;
      entry.isAnswered = true;
      entry.link.release();
      announce(entry, entry.link.connection);
    },
    closeWhere,
    [Symbol.iterator]: () => entries.values(),
  };
}

function hasRelay({ iceServers }: CallConfig): boolean {
  return iceServers.some(({ urls }) => urls.some((url) => url.startsWith("turn")));
}
