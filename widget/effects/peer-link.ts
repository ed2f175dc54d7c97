/**
 * One peer connection to one device of another person, from the offer to the end: its tracks, its
 * signals, whether media flows, and its repair. Knows no call and no server.
 */
import type { CallConfig } from "../../server/protocol/server-message.ts";
import type { CallType } from "../../server/protocol/call.ts";
import { createLinkHealth, REPAIR } from "./link-health.ts";
import { createLinkTracks } from "./link-tracks.ts";
import { createNegotiator } from "./negotiator.ts";
import { createSignalOutbox, type Hold, type LinkSignal } from "./signal-outbox.ts";

export interface PeerLinkEvents {
  signal(signal: LinkSignal): void;
  /** What the other sends, once the call is answered; anew when it changes. */
  stream(stream: MediaStream): void;
  connected(): void;
  interrupted(): void;
  failed(): void;
  /** Fresh ICE servers are wanted for a restart. */
  wantsConfig(): void;
}

export interface PeerLinkOptions {
  /** The side that offers first. */
  isOfferer: boolean;
  isPolite: boolean;
  hold: Hold;
  callType: CallType;
  config: CallConfig;
  localStream: MediaStream | null;
  events: PeerLinkEvents;
}

export interface PeerLink {
  readonly connection: RTCPeerConnection;
  /** The call is answered on this link: says what was held, and the time to connect runs. */
  release(): void;
  take(signal: LinkSignal): void;
  setLocalStream(stream: MediaStream): void;
  configure(config: CallConfig): void;
  /** Says again what may have been lost with the line, and repairs what is broken. */
  repeat(): void;
  close(): void;
}

/** How long an offer may stay unanswered before it is said again. */
const ANSWER_WITHIN_MS = 3_000;

export function createPeerLink(options: PeerLinkOptions): PeerLink {
  const { isOfferer, isPolite, hold, callType, localStream, events } = options;
  let { config } = options;
  let isReleased = hold === "nothing";
  let isClosed = false;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  let withOldConfig: ReturnType<typeof setTimeout> | undefined;

  const connection = new RTCPeerConnection({ ...iceOf(config), bundlePolicy: "max-bundle" });
  const outbox = createSignalOutbox(hold, events.signal);
  const tracks = createLinkTracks({
    connection,
    videoMaxBitrate: () => config.media.videoMaxBitrate,
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
    connectMs: () => config.timeouts.connectMs,
    events,
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
  if (isOfferer) tracks.offer(callType);
  if (localStream) tracks.setLocal(localStream);
  if (isReleased) health.start();

  function restartIfDue(): void {
    if (isClosed || !health.isRestartDue()) return;
    connection.setConfiguration({ ...iceOf(config), bundlePolicy: "max-bundle" });
    connection.restartIce();
  }

  function expectAnswer(): void {
    clearTimeout(unanswered);
    unanswered = setTimeout(() => {
      if (repeatOffer()) expectAnswer();
    }, ANSWER_WITHIN_MS);
  }

  function repeatOffer(): boolean {
    const { signalingState, localDescription } = connection;
    if (signalingState !== "have-local-offer" || !localDescription) return false;
    outbox.description(localDescription);
    return true;
  }

  async function takeDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await negotiator.takeDescription(description);
    if (isClosed) return;
    tracks.tune();
    announceStream();
  }

  function announceStream(): void {
    const stream = isReleased ? tracks.takeRemote() : null;
    if (stream) events.stream(stream);
  }

  return {
    connection,
    release() {
      if (isReleased) return;
      isReleased = true;
      outbox.release();
      health.start();
      if (isOfferer) expectAnswer();
      announceStream();
    },
    take(signal) {
      if (signal.type === "candidates") void negotiator.takeCandidates(signal.candidates);
      else void takeDescription(signal);
    },
    setLocalStream: tracks.setLocal,
    configure(fresh) {
      config = fresh;
      restartIfDue();
    },
    repeat() {
      const { signalingState, localDescription } = connection;
      const isAnswerer = signalingState === "stable" && localDescription?.type === "answer";
      // The other side ignores an answer that it already has.
      if (isAnswerer && isReleased) outbox.description(localDescription);
      else repeatOffer();
      outbox.repeatCandidates();
      if (isReleased) health.retry();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(unanswered);
      clearTimeout(withOldConfig);
      health.stop();
      outbox.close();
      connection.onicecandidate = null;
      connection.onnegotiationneeded = null;
      connection.close();
    },
  };
}

function iceOf({ iceServers, iceTransportPolicy }: CallConfig): RTCConfiguration {
  return { iceServers, iceTransportPolicy };
}
