/**
 * One peer connection to one device of another person, from the offer to the end: its tracks, its
 * signals, its health and its repair. Knows neither the call nor the server.
 */
import { createLinkHealth, REPAIR } from "./link-health.ts";
import { createLinkTracks } from "./link-tracks.ts";
import { idOf, referenceOf } from "./description-reference.ts";
import { createNegotiator } from "./negotiator.ts";
import type { PeerLink, PeerLinkOptions } from "./peer-link-terms.ts";
import { shareOf } from "./video-sending.ts";
import { createSignalOutbox, relayedIn } from "./signal-outbox.ts";

/** How long tracks attached to a connected link may bring no media before they are renegotiated. */
const TRACKS_WITHIN_MS = 1_000;
/** How long an offer may stay unanswered before it is sent again. */
const ANSWER_WITHIN_MS = 3_000;

export function createPeerLink(options: PeerLinkOptions): PeerLink {
  const { isOfferer, isPolite, isRebuilt = false, callType, events } = options;
  const isEarly = options.early !== "hold" && !options.isAnswered;
  /** Relay-only, until a direct path may be looked for. */
  let isRoundabout = isEarly && options.early === "relay";
  let { config, localStream, screen, isAnswered: isReleased } = options;
  let hasFlowed = false;
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
    onRefused: rebuild,
  });
  const health = createLinkHealth({
    connection,
    connectMs: () => config.timeouts.connectMs / (isRebuilt ? 2 : 1),
    events: {
      ...events,
      connected() {
        events.connected();
        shorten();
        hasFlowed = true;
        tracks.tune();
      },
    },
    rebuild,
    restart() {
      events.wantsConfig();
      clearTimeout(withOldConfig);
      withOldConfig = setTimeout(restartIfDue, REPAIR.configMs);
    },
  });

  connection.onicecandidate = ({ candidate }) => {
    // An empty candidate only marks the end; the protocol has no message for it.
    if (candidate?.candidate) outbox.candidate(candidate.toJSON());
  };
  if (isRoundabout && isOfferer) outbox.meetThroughRelay();
  if (isOfferer) tracks.offer(callType);
  attachLocal();
  if (isReleased) health.start();

  /** On a link that connects early, a track would be heard before the accept. */
  function attachLocal(): void {
    if (localStream && (isReleased || !isEarly)) tracks.setLocal(localStream);
    if (isReleased) tracks.setScreen(screen);
  }

  /** Not every browser sends a track that `replaceTrack` puts where there was none. */
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

  /** At most once, and not before the accept: until then the caller may ring again. */
  function rebuild(): void {
    if (!isRebuilt && isReleased) events.rebuild();
  }

  function restartIfDue(): void {
    if (!isClosed && health.isRestartDue()) restart();
  }

  /** Any path will do from here on: nothing restarts before the accept. */
  function restart(): void {
    isRoundabout = false;
    connection.setConfiguration(configuration());
    connection.restartIce();
  }

  /**
   * Looks for a direct path. The callee asks for it by a restart, as it is the first to know of the
   * accept; the caller's answer brings the caller's candidates.
   */
  function shorten(): void {
    if (!isRoundabout) return;
    // A callee that has not answered yet may know of no relayed path, and so would not ask.
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
    if (description.type === "offer") tracks.tune();
    else retune();
  }

  /**
   * Transceivers are created with their limits. Accessing a sender's parameters blocks the page on
   * the threads that bring the link up, so that waits until media has flowed.
   */
  function retune(): void {
    if (hasFlowed) tracks.tune();
  }

  /** Only a relay-only connection takes these: a false relay may be a trap to learn its address. */
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
      // If the relayed path already stands, the callee starts its search after the first words.
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
    share: retune,
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
