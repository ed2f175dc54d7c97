/** What a link to one device of another person is given and asked, and what it tells. */
import type { CallType, EarlyMedia } from "../../../server/protocol/call.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { RemoteStreams } from "./link-tracks.ts";
import type { LinkSignal } from "./signal-outbox.ts";

export interface PeerLinkEvents {
  signal(signal: LinkSignal): void;
  /** What the other will send once the call is answered. */
  prepared(stream: MediaStream): void;
  /** What the other sends, once the call is answered; anew when it changes. */
  streams(streams: RemoteStreams): void;
  connected(): void;
  interrupted(): void;
  failed(): void;
  /** It takes so long to connect that something may be in the way. */
  lagging(): void;
  /** Restarts have not mended it: another connection in its place might. */
  rebuild(): void;
  /** Fresh ICE servers are wanted for a restart. */
  wantsConfig(): void;
}

/**
 * How far a link comes before the answer. `connect` finishes it without a track on it, `hold` prepares
 * it. `relay` finishes it through a TURN server, so that neither side sees where the other is, and
 * looks for a shorter way after the accept.
 */
export type EarlyLink = EarlyMedia | "relay";

/** How this end of a link is laid out. */
export interface LinkRole {
  /** The side that offers first. */
  isOfferer: boolean;
  /** Gives way where both offer at once: whoever was in the call earlier. */
  isPolite: boolean;
  /** From the first: nothing is held back. */
  isAnswered: boolean;
  early: EarlyLink;
  callType: CallType;
  /** In the place of one that could not be mended: half the time is up. */
  isRebuilt?: boolean;
}

export interface PeerLinkOptions extends LinkRole {
  /** How many links carry this person's media now, this one or others. */
  links: () => number;
  config: CallConfig;
  localStream: MediaStream | null;
  screen: MediaStream | null;
  events: PeerLinkEvents;
}

export interface PeerLink {
  readonly connection: RTCPeerConnection;
  /** The call is answered on this link: says what was held, and the time to connect runs. */
  release(): void;
  take(signal: LinkSignal): void;
  /**
   * Whether an offer is for this connection: not one from another page, nor one against its own first
   * offer where it gives way or has not said it yet. What it has laid out stays then beside what the
   * offer lays out, and both ends send and hear on different ones.
   */
  takesOffer(sdp: string): boolean;
  /** Whether a description builds on one of this connection. */
  isMeantBy(sdp: string): boolean;
  /** The other page is going or has come back: meanwhile nothing is asked of it. */
  setAway(isAway: boolean): void;
  /** The other has muted the microphone: silence means nothing. */
  setMuted(isMuted: boolean): void;
  /** Other links have come or gone: the camera's share is another one. */
  share(): void;
  setLocalStream(stream: MediaStream): void;
  setScreen(stream: MediaStream | null): void;
  configure(config: CallConfig): void;
  /** Says again what may have been lost with the line, and repairs what is broken. */
  repeat(): void;
  close(): void;
}
