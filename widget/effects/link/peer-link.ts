/**
 * One peer connection to one device of another person, from the offer to the end: its tracks, its
 * signals, whether media flows, and its repair. Knows no call and no server.
 */
import { createLinkHealth, REPAIR } from "./link-health.ts";
import { createLinkTracks } from "./link-tracks.ts";
import { idOf, referenceOf } from "./description-reference.ts";
import { createNegotiator } from "./negotiator.ts";
import type { PeerLink, PeerLinkOptions } from "./peer-link-terms.ts";
import { shareOf } from "./video-sending.ts";
import { createSignalOutbox, relayedIn } from "./signal-outbox.ts";

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

  /** Once; before the accept whoever calls may yet ring anew. */
  function rebuild(): void {
    if (!isRebuilt && isReleased) events.rebuild();
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
    if (description.type === "offer") tracks.tune();
    else retune();
  }

  /**
   * What was laid out has its limits from the first. Asked for them again, a sender waits for the threads
   * that bring the link up, and the page with it: not before the first words.
   */
  function retune(): void {
    if (hasFlowed) tracks.tune();
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
