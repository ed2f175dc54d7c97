/**
 * One peer connection to one device of another person, from the offer to the end: its tracks, its
 * signals, whether media flows, and its repair. Knows no call and no server.
 */
import type { CallConfig } from "../../server/protocol/server-message.ts";
import type { CallType, EarlyMedia } from "../../server/protocol/call.ts";
import { createLinkHealth, REPAIR } from "./link-health.ts";
import { createLinkTracks, type RemoteStreams } from "./link-tracks.ts";
import { idOf, referenceOf } from "./description-reference.ts";
import { createNegotiator } from "./negotiator.ts";
import { shareOf } from "./video-sending.ts";
import { createSignalOutbox, type LinkSignal, relayedIn } from "./signal-outbox.ts";

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

/** How long tracks put on a finished link may bring nothing before they are negotiated. */
const TRACKS_WITHIN_MS = 1_000;
/** How long an offer may stay unanswered before it is said again. */
const ANSWER_WITHIN_MS = 3_000;

export function createPeerLink(options: PeerLinkOptions): PeerLink {
  const { isOfferer, isPolite, isRebuilt = false, callType, events } = options;
  const isEarly = options.early !== "hold" && !options.isAnswered;
  /** Until a shorter way may be looked for. */
  let isRoundabout = isEarly && options.early === "relay";
  let { config, localStream, screen, isAnswered: isReleased } = options;
  let isClosed = false;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  let withOldConfig: ReturnType<typeof setTimeout> | undefined;
  let untilTracks: ReturnType<typeof setTimeout> | undefined;

  const connection = new RTCPeerConnection(configuration());
  const mayShow = isReleased || (isEarly && !isRoundabout);
  const hold = mayShow ? "nothing" : isOfferer ? "candidates" : "everything";
  const outbox = createSignalOutbox(hold, {
    send: events.signal,
    sayDescription: () => negotiator.sayAgain(),
  });
  const tracks = createLinkTracks({
    connection,
    videoShare: () => shareOf(config.media.videoMaxBitrate, options.links()),
  });
  const negotiator = createNegotiator({
    connection,
    isPolite,
    send(description) {
      outbox.description(description);
      if (isReleased) expectAnswer();
    },
    beforeAnswer: tracks.answerBoth,
    onError: (error) =>
      console.warn(new Error("Cannot negotiate with the other browser", { cause: error })),
  });
  const health = createLinkHealth({
    connection,
    connectMs: () => config.timeouts.connectMs / (isRebuilt ? 2 : 1),
    events: {
      ...events,
      connected() {
        events.connected();
        shorten();
      },
    },
    rebuild() {
      if (!isRebuilt) events.rebuild();
    },
    restart() {
      events.wantsConfig();
      clearTimeout(withOldConfig);
      withOldConfig = setTimeout(restartIfDue, REPAIR.configMs);
    },
  });

  connection.onicecandidate = ({ candidate }) => {
    // The empty candidate only says that there are no more; the protocol has no word for it.
    if (candidate?.candidate) outbox.candidate(candidate.toJSON());
  };
  if (isRoundabout && isOfferer) outbox.meetThroughRelay();
  if (isOfferer) tracks.offer(callType);
  attachLocal();
  if (isReleased) health.start();

  /** On a link that is finished early a track would be heard. */
  function attachLocal(): void {
    if (localStream && (isReleased || !isEarly)) tracks.setLocal(localStream);
    if (isReleased) tracks.setScreen(screen);
  }

  /** Not every browser sends what replaces no track. */
  function expectTracks(): void {
    untilTracks = setTimeout(() => {
      if (!health.isFlowing && connection.signalingState === "stable") negotiator.offer();
    }, TRACKS_WITHIN_MS);
  }

  function configuration(): RTCConfiguration {
    const { iceServers, iceTransportPolicy } = config;
    return {
      iceServers,
      iceTransportPolicy: isRoundabout ? "relay" : iceTransportPolicy,
      bundlePolicy: "max-bundle",
    };
  }

  function restartIfDue(): void {
    if (!isClosed && health.isRestartDue()) restart();
  }

  /** By whichever way: nothing is restarted before the accept. */
  function restart(): void {
    isRoundabout = false;
    connection.setConfiguration(configuration());
    connection.restartIce();
  }

  /** Whoever was called asks for the shorter way, being the first to know of the accept; the caller's answer brings it. */
  function shorten(): void {
    if (!isRoundabout) return;
    // Somebody who has not answered so far knows nothing of a way through the relay.
    if (!isOfferer || !negotiator.theirSession) return restart();
    isRoundabout = false;
    connection.setConfiguration(configuration());
  }

  function expectAnswer(): void {
    clearTimeout(unanswered);
    unanswered = setTimeout(() => {
      if (repeatOffer()) expectAnswer();
    }, ANSWER_WITHIN_MS);
  }

  function repeatOffer(): boolean {
    if (connection.signalingState !== "have-local-offer") return false;
    negotiator.sayAgain();
    return true;
  }

  async function takeDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await negotiator.takeDescription(description);
    if (isClosed) return;
    announceStream();
    tracks.tune();
  }

  /** Only a connection that has no other way looks for them: what passes for a relay may be somebody's trap. */
  function takeRelayed(sdp: string): void {
    const candidates = relayedIn(sdp);
    if (!isRoundabout || candidates.length === 0) return;
    negotiator.takeCandidates(candidates);
    outbox.meetThroughRelay();
  }

  function announceStream(): void {
    if (!isReleased) return events.prepared(tracks.remote());
    const streams = tracks.takeRemote();
    if (streams) events.streams(streams);
  }

  return {
    connection,
    release() {
      if (isReleased) return;
      isReleased = true;
      attachLocal();
      outbox.release();
      health.start();
      // The way through the relay may already stand: then the first words go before the search.
      if (isOfferer || connection.connectionState !== "connected") shorten();
      if (isEarly) expectTracks();
      if (isOfferer) expectAnswer();
      announceStream();
    },
    take(signal) {
      if (signal.type === "candidates") negotiator.takeCandidates(signal.candidates);
      else {
        void takeDescription(signal);
        takeRelayed(signal.sdp);
      }
    },
    takesOffer(sdp) {
      const { theirSession } = negotiator;
      if (theirSession !== undefined) return theirSession === idOf(sdp)?.session;
      return !isOfferer || (!isPolite && connection.localDescription !== null);
    },
    isMeantBy: (sdp) =>
      referenceOf(sdp)?.session === idOf(connection.localDescription?.sdp)?.session,
    setAway(isAway) {
      clearTimeout(unanswered);
      if (!isAway && isReleased) expectAnswer();
      health.setAway(isAway);
    },
    setMuted: health.setMuted,
    share: tracks.tune,
    setLocalStream(stream) {
      localStream = stream;
      attachLocal();
    },
    setScreen(stream) {
      screen = stream;
      attachLocal();
    },
    configure(fresh) {
      config = fresh;
      restartIfDue();
    },
    repeat() {
      const { signalingState, localDescription } = connection;
      const isAnswerer = signalingState === "stable" && localDescription?.type === "answer";
      // The other side ignores an answer that it already has.
      if (isAnswerer && isReleased) negotiator.sayAgain();
      else repeatOffer();
      outbox.repeatCandidates();
      if (isReleased) health.retry();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(unanswered);
      clearTimeout(withOldConfig);
      clearTimeout(untilTracks);
      health.stop();
      outbox.close();
      connection.onicecandidate = null;
      connection.onnegotiationneeded = null;
      connection.close();
    },
  };
}
