/**
 * All the links of one call, and when each opens and closes. While the call rings there is one link
 * per ringing device, prepared as far as possible without anyone hearing or seeing anyone and
 * without showing an address to a stranger. The accept keeps one and closes the others.
 */
import type { CallbackLogicFunction } from "xstate";
import { DEFAULT_CONFIG } from "../../../server/protocol/default-config.ts";
import type { SessionId, UserId } from "../../../server/protocol/ids.ts";
import { isThroughRelay } from "../../../server/protocol/relayed-candidate.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { LinkEvent } from "../../model/call-event.ts";
import type { LinksReceives, WebrtcSignal } from "../../model/ports.ts";
import { referenceOf } from "./description-reference.ts";
import { createLinkRegistry, type Entry } from "./link-registry.ts";
import { createRemoteAudio } from "../sound/remote-audio.ts";
import { type Address, signalOf } from "./signal-message.ts";

export interface LinkSetOptions {
  /** Called with each connection that carries a person's media, and with null when it is gone. */
  onConnection?: (userId: UserId, connection: RTCPeerConnection | null) => void;
  /** How long messages wait for the server's configuration before the defaults apply. */
  configMs?: number;
}

/** Devices beyond this number ring without a prepared link. */
const RINGING_LINKS_MAX = 6;

type Message<Type extends LinksReceives["type"]> = Extract<LinksReceives, { type: Type }>;

/** The logic behind the machine's `links` port. */
export function createLinkSet(
  { onConnection, configMs = 1_000 }: LinkSetOptions = {},
): CallbackLogicFunction<LinksReceives, LinkEvent> {
  return ({ receive, sendBack }) => {
    let config: CallConfig | null = null;
    let localStream: MediaStream | null = null;
    let screen: MediaStream | null = null;
    /** The call that this page has a seat in: accepted here, answered by the others, or resumed. */
    let seated: SessionId | null = null;
    let backlog: LinksReceives[] = [];
    let configTimer: ReturnType<typeof setTimeout> | undefined;

    const audio = createRemoteAudio({
      events: {
        blocked: (userId) => sendBack({ type: "link.audio-blocked", userId }),
        playing: (userId) => sendBack({ type: "link.audio-playing", userId }),
      },
    });
    const links = createLinkRegistry({
      audio,
      config: () => config ?? DEFAULT_CONFIG,
      localStream: () => localStream,
      screen: () => screen,
      onConnection,
      tell: sendBack,
    });

    function settle(entry: Entry): void {
      seated = entry.sessionId;
      links.settle(entry);
    }

    function ring({ sessionId, chatId, callType, devices }: Message<"ring">): void {
      links.closeWhere((entry) =>
        !entry.isAnswered && entry.sessionId === sessionId &&
        !devices.some(({ connectionId }) => connectionId === entry.connectionId)
      );
      for (const { userId, connectionId, early } of devices.slice(0, RINGING_LINKS_MAX)) {
        const address = { sessionId, chatId, userId, connectionId };
        if (links.find(address)) continue;
        const role = { isOfferer: true, isPolite: true, isAnswered: false, early, callType };
        links.open(address, role);
      }
    }

    function answered({ callType, ...address }: Message<"answered">): void {
      const role = { isOfferer: true, isPolite: true, isAnswered: true, callType } as const;
      settle(links.find(address) ?? links.open(address, { ...role, early: "hold" }));
    }

    function accept({ sessionId, chatId, callType, callerId: userId }: Message<"accept">): void {
      const prepared = [...links].findLast((entry) =>
        entry.sessionId === sessionId && entry.userId === userId
      );
      if (prepared && !isSpent(prepared)) return settle(prepared);
      const address = { sessionId, chatId, userId, connectionId: null };
      const role = { isOfferer: false, isPolite: false, isAnswered: true, callType } as const;
      // If the offer has not arrived, there is nothing to release: open an answered link to wait
      // for it.
      const entry = links.open(address, { ...role, early: "hold" });
      const sdp = prepared?.link.connection.remoteDescription?.sdp;
      settle(entry);
      if (sdp !== undefined) entry.link.take({ type: "offer", sdp });
    }

    function meet({ sessionId, chatId, callType, people }: Message<"meet">): void {
      seated = sessionId;
      for (const { userId, isPolite } of people) {
        // There is a link already if it was prepared while ringing, or if their offer came first.
        const before = [...links].findLast((entry) =>
          entry.sessionId === sessionId && entry.userId === userId
        );
        if (before) {
          settle(before);
          continue;
        }
        const address = { sessionId, chatId, userId, connectionId: null };
        const role = { isOfferer: true, isPolite, isAnswered: true, callType } as const;
        links.open(address, { ...role, early: "hold" });
      }
    }

    function hear({ signal, early }: Message<"signal">): void {
      const { sessionId, chatId, fromUserId: userId, fromConnectionId: connectionId } = signal;
      const address = { sessionId, chatId, userId, connectionId };
      let entry = links.find(address);
      if (signal.type === "webrtc:offer") {
        // Meant for the previous page in this seat. This page's own offer is on its way to the
        // sender.
        const isForAnother = referenceOf(signal.offer.sdp) &&
          !entry?.link.isMeantBy(signal.offer.sdp);
        if (isForAnother) return;
        if (!entry?.link.takesOffer(signal.offer.sdp)) entry = succeed(entry, address, early);
      }
      if (entry && !entry.isAnswered && isLetGoByAccept(signal, entry)) settle(entry);
      entry?.link.take(signalOf(signal));
    }

    /**
     * Opens a link for an offer that no existing link can take. The caller is ringing, perhaps
     * again, or somebody in the call is back on another page: the other side has dropped the old
     * link.
     */
    function succeed(
      before: Entry | undefined,
      address: Address,
      early: Message<"signal">["early"],
    ): Entry {
      const isAnswered = seated === address.sessionId;
      if (before) links.closeWhere((entry) => entry === before);
      return links.open(address, {
        isOfferer: false,
        isPolite: before?.isPolite ?? isAnswered,
        isAnswered,
        early,
        // The offer decides the kinds of media; `callType` matters only to the offering side.
        callType: "voice",
      });
    }

    function configure(fresh: CallConfig): void {
      clearTimeout(configTimer);
      config = fresh;
      for (const { link } of links) link.configure(fresh);
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
          for (const { link } of links) link.setLocalStream(localStream);
          // A page that is capturing may play sound without a gesture, for example after a reload.
          if (localStream) audio.unblock();
          return;
        case "screen":
          screen = message.stream;
          for (const { link } of links) link.setScreen(screen);
          return;
        case "ring":
          return ring(message);
        case "answered":
          return answered(message);
        case "accept":
          return accept(message);
        case "meet":
          return meet(message);
        case "signal":
          return hear(message);
        case "away":
          for (const { userId, link } of links) {
            if (userId === message.userId) link.setAway(message.isAway);
          }
          return;
        case "muted":
          for (const { userId, link } of links) {
            if (userId === message.userId) link.setMuted(message.isMuted);
          }
          return;
        case "close":
          return links.closeWhere(({ userId }) => userId === message.userId);
        case "unblock-audio":
          return audio.unblock();
        case "renegotiate":
          for (const { link } of links) link.repeat();
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
      links.closeWhere(() => true);
      audio.close();
    };
  };
}

/**
 * Whether the caller has received what is sent only after the accept; it may come before the news
 * of the accept. While it rings, a stranger's device sends at most an answer through the relay.
 */
function isLetGoByAccept(signal: WebrtcSignal, { isPolite, early }: Entry): boolean {
  if (!isPolite || early === "connect" || signal.type === "webrtc:ice-candidate") return false;
  return signal.type === "webrtc:offer" || !isThroughRelay(signal.answer.sdp);
}

/** Firefox fails a prepared connection after five seconds without a remote candidate. */
function isSpent({ early, link }: Entry): boolean {
  return early === "hold" && link.connection.connectionState === "failed";
}
