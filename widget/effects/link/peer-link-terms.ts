/** The interface of a link to one device of another person: its options, methods and events. */
import type { CallType, EarlyMedia } from "../../../server/protocol/call.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { RemoteStreams } from "./link-tracks.ts";
import type { LinkSignal } from "./signal-outbox.ts";

export interface PeerLinkEvents {
  signal(signal: LinkSignal): void;
  /** The stream that the other will send once the call is answered. */
  prepared(stream: MediaStream): void;
  /** What the other sends after the answer; called again when it changes. */
  streams(streams: RemoteStreams): void;
  connected(): void;
  interrupted(): void;
  failed(): void;
  /** Connecting takes so long that something may be blocking it. */
  lagging(): void;
  /** Restarts have not helped: a new connection might. */
  rebuild(): void;
  /** A restart needs fresh ICE servers. */
  wantsConfig(): void;
}

/**
 * How far a link is set up before the answer. `connect` connects it with no track on it, `hold`
 * only prepares it. `relay` connects it through a TURN server, so that neither side sees the
 * other's address, and looks for a direct path after the accept.
 */
export type EarlyLink = EarlyMedia | "relay";

/** The part that this end of a link plays. */
export interface LinkRole {
  /** Whether this side offers first. */
  isOfferer: boolean;
  /** Whether this side gives way when both offer at once: the one that was in the call earlier. */
  isPolite: boolean;
  /** Answered from the start: nothing is held back. */
  isAnswered: boolean;
  early: EarlyLink;
  callType: CallType;
  /** Replaces a link that could not be repaired; it has only half the time to connect. */
  isRebuilt?: boolean;
}

export interface PeerLinkOptions extends LinkRole {
  /** How many links carry the local media now. */
  links: () => number;
  config: CallConfig;
  localStream: MediaStream | null;
  screen: MediaStream | null;
  events: PeerLinkEvents;
}

export interface PeerLink {
  readonly connection: RTCPeerConnection;
  /** The call is answered on this link: sends what was held, and starts the time to connect. */
  release(): void;
  take(signal: LinkSignal): void;
  /**
   * Whether this connection can take an offer. Not one from another page; nor, if this side offers
   * first, one that collides with that offer while this side is polite or has not made it yet. Its
   * transceivers would then stay beside those of the offer, and each end would use different ones.
   */
  takesOffer(sdp: string): boolean;
  /** Whether a description refers to one of this connection. */
  isMeantBy(sdp: string): boolean;
  /** The other page is leaving or has come back. While it is away, nothing is asked of it. */
  setAway(isAway: boolean): void;
  /** The other has muted the microphone: silence is then no sign of a cut. */
  setMuted(isMuted: boolean): void;
  /** Other links have come or gone, which changes the camera's share. */
  share(): void;
  setLocalStream(stream: MediaStream): void;
  setScreen(stream: MediaStream | null): void;
  configure(config: CallConfig): void;
  /** Sends again what may have been lost with the line, and repairs what is broken. */
  repeat(): void;
  close(): void;
}
