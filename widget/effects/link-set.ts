/**
 * All the links of one call. While it rings there is one for each device that rings, made ready as
 * far as nobody hears, sees or finds anybody; the accept keeps one and closes the others.
 */
import type { CallbackLogicFunction } from "xstate";
import type { ConnectionId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { CallType } from "../../server/protocol/call.ts";
import type { CallConfig } from "../../server/protocol/server-message.ts";
import type { LinkEvent } from "../model/call-event.ts";
import type { LinksReceives, WebrtcSignal } from "../model/ports.ts";
import { createPeerLink, type PeerLink } from "./peer-link.ts";
import { createRemoteAudio } from "./remote-audio.ts";
import { addressedMessage, signalOf } from "./signal-message.ts";
import type { Hold } from "./signal-outbox.ts";

export interface LinkSetOptions {
  /** Told of each connection that carries somebody's media, and of null when it is gone. */
  onConnection?: (userId: UserId, connection: RTCPeerConnection | null) => void;
  /** How long the first message waits for the server's configuration. */
  configMs?: number;
}

/** What is used where the server's configuration does not come. */
export const DEFAULT_CONFIG: CallConfig = {
  iceServers: [],
  iceTransportPolicy: "all",
  media: {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: 1280, height: 720, frameRate: 30 },
    videoMaxBitrate: 2_500_000,
  },
  quality: { reportIntervalMs: 2_000 },
  timeouts: { ringMs: 30_000, seatLeaseMs: 30_000, connectMs: 20_000 },
};

/** Beyond these a person's further devices ring without a link made ready. */
const RINGING_LINKS_MAX = 6;

interface Entry {
  sessionId: SessionId;
  userId: UserId;
  /** The device, while it matters which; null once seats speak to seats. */
  connectionId: ConnectionId | null;
  isAnswered: boolean;
  link: PeerLink;
}

interface Address {
  sessionId: SessionId;
  chatId: string;
  userId: UserId;
  connectionId: ConnectionId | null;
}

/** The logic behind the machine's `links` port. */
export function createLinkSet(
  { onConnection, configMs = 1_000 }: LinkSetOptions = {},
): CallbackLogicFunction<LinksReceives, LinkEvent, { selfId: UserId }> {
  return ({ receive, sendBack }) => {
    const entries = new Set<Entry>();
    let config: CallConfig | null = null;
    let localStream: MediaStream | null = null;
    /** The call that this page has accepted or that was answered to it. */
    let seated: SessionId | null = null;
    let backlog: LinksReceives[] = [];
    let configTimer: ReturnType<typeof setTimeout> | undefined;

    const audio = createRemoteAudio({
      events: {
        blocked: (userId) => sendBack({ type: "link.audio-blocked", userId }),
        playing: (userId) => sendBack({ type: "link.audio-playing", userId }),
      },
    });

    function open(
      address: Address,
      role: { isOfferer: boolean; hold: Hold; callType: CallType },
    ): Entry {
      const { sessionId, userId } = address;
      const entry: Entry = {
        sessionId,
        userId,
        connectionId: address.connectionId,
        isAnswered: role.hold === "nothing",
        link: createPeerLink({
          ...role,
          // Who was in the call earlier gives way: the caller, and whoever is joined.
          isPolite: role.isOfferer,
          config: config ?? DEFAULT_CONFIG,
          localStream,
          events: {
            signal: (signal) => {
              const { connectionId, isAnswered } = entry;
              const device = isAnswered ? null : connectionId;
              const message = addressedMessage({ ...address, connectionId: device }, signal);
              sendBack({ type: "link.signal", message });
            },
            stream: (stream) => {
              if (!entries.has(entry)) return;
              audio.play(userId, stream);
              sendBack({ type: "link.stream", userId, stream });
            },
            connected: () => sendBack({ type: "link.connected", userId }),
            interrupted: () => sendBack({ type: "link.interrupted", userId }),
            failed: () => sendBack({ type: "link.failed", userId }),
            wantsConfig: () =>
              sendBack({ type: "link.signal", message: { type: "webrtc:config:get" } }),
          },
        }),
      };
      entries.add(entry);
      if (entry.isAnswered) onConnection?.(userId, entry.link.connection);
      return entry;
    }

    function close(entry: Entry): void {
      entries.delete(entry);
      entry.link.close();
      if (!entry.isAnswered) return;
      audio.stop(entry.userId);
      onConnection?.(entry.userId, null);
    }

    function closeWhere(isMeant: (entry: Entry) => boolean): void {
      for (const entry of entries) if (isMeant(entry)) close(entry);
    }

    /** This link is the one: what was held is said, and seats speak to seats from here on. */
    function settle(entry: Entry): void {
      seated = entry.sessionId;
      closeWhere((other) => other !== entry && other.userId === entry.userId);
      closeWhere((other) => other.sessionId !== entry.sessionId);
      if (entry.isAnswered) return;
      entry.isAnswered = true;
      onConnection?.(entry.userId, entry.link.connection);
      entry.link.release();
    }

    function find(
      { sessionId, userId, connectionId }: Omit<Address, "chatId">,
    ): Entry | undefined {
      const theirs = [...entries].filter((entry) =>
        entry.sessionId === sessionId && entry.userId === userId
      );
      return theirs.find((entry) => entry.isAnswered) ??
        theirs.find((entry) => entry.connectionId === connectionId);
    }

    function ring(
      { sessionId, chatId, callType, devices }: Extract<LinksReceives, { type: "ring" }>,
    ): void {
      const named = devices.slice(0, RINGING_LINKS_MAX);
      closeWhere((entry) =>
        !entry.isAnswered && entry.sessionId === sessionId &&
        !devices.some(({ connectionId }) => connectionId === entry.connectionId)
      );
      for (const { userId, connectionId } of named) {
        if (find({ sessionId, userId, connectionId })) continue;
        const address = { sessionId, chatId, userId, connectionId };
        open(address, { isOfferer: true, hold: "candidates", callType });
      }
    }

    function answered(message: Extract<LinksReceives, { type: "answered" }>): void {
      const { sessionId, chatId, callType, userId, connectionId } = message;
      const address = { sessionId, chatId, userId, connectionId };
      settle(find(address) ?? open(address, { isOfferer: true, hold: "nothing", callType }));
    }

    function accept(message: Extract<LinksReceives, { type: "accept" }>): void {
      const { sessionId, chatId, callType, callerId: userId } = message;
      const prepared = [...entries].findLast((entry) =>
        entry.sessionId === sessionId && entry.userId === userId
      );
      const address = { sessionId, chatId, userId, connectionId: null };
      // Where the offer is slow there is nothing to release yet; the link waits for it, answered.
      settle(prepared ?? open(address, { isOfferer: false, hold: "nothing", callType }));
    }

    function hear(message: WebrtcSignal): void {
      const { sessionId, chatId, fromUserId: userId, fromConnectionId: connectionId } = message;
      const address = { sessionId, chatId, userId, connectionId };
      let entry = find(address);
      if (message.type === "webrtc:offer" && entry && !entry.isAnswered) {
        // The caller rings anew, from a connection that knows nothing of the one prepared here.
        close(entry);
        entry = undefined;
      }
      if (message.type === "webrtc:offer" && !entry) {
        const hold = seated === sessionId ? "nothing" : "everything";
        // What the offer lays out decides the kinds; the type only matters to whoever offers.
        entry = open(address, { isOfferer: false, hold, callType: "voice" });
      }
      // A device whose answer is here has answered, whichever of the two messages came first.
      if (message.type === "webrtc:answer" && entry && !entry.isAnswered) settle(entry);
      entry?.link.take(signalOf(message));
    }

    function configure(fresh: CallConfig): void {
      clearTimeout(configTimer);
      config = fresh;
      for (const { link } of entries) link.configure(fresh);
      const waited = backlog;
      backlog = [];
      for (const message of waited) handle(message);
    }

    function handle(message: LinksReceives): void {
      switch (message.type) {
        case "configure":
          return configure(message.config);
        case "local-stream":
          localStream = message.stream;
          for (const { link } of entries) link.setLocalStream(localStream);
          return;
        case "ring":
          return ring(message);
        case "answered":
          return answered(message);
        case "accept":
          return accept(message);
        case "signal":
          return hear(message.signal);
        case "close":
          return closeWhere(({ userId }) => userId === message.userId);
        case "unblock-audio":
          return audio.unblock();
        case "renegotiate":
          for (const { link } of entries) link.repeat();
      }
    }

    receive((message) => {
      const waits = config === null && message.type !== "configure" &&
        message.type !== "local-stream" && message.type !== "unblock-audio";
      if (!waits) return handle(message);
      backlog.push(message);
      configTimer ??= setTimeout(() => configure(DEFAULT_CONFIG), configMs);
    });

    return () => {
      clearTimeout(configTimer);
      closeWhere(() => true);
      audio.close();
    };
  };
}
