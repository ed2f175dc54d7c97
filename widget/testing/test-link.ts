/**
 * The media of a simulated person: a real peer connection of the page with itself. Either side may
 * offer at any time (perfect negotiation, W3C WebRTC section 10.7), with only the required parts of
 * the protocol.
 */
import type { IceCandidate } from "../../server/protocol/client-message.ts";

/** A signaling message between the two ends. */
export type LinkSignal =
  | { type: "offer" | "answer"; sdp: string }
  | { type: "candidate"; candidate: IceCandidate };

export interface TestLink {
  /** What the page under test sends. */
  readonly heard: MediaStream;
  take(signal: LinkSignal): Promise<void>;
  offer(): void;
  /** Replaces the camera picture, beside the voice; settles when the page has accepted it. */
  setCamera(track: MediaStreamTrack | null): Promise<void>;
  /** Shares a screen as a separate picture; settles when the page has accepted it. */
  setScreen(screen: MediaStream | null): Promise<void>;
  /** Stops all packets while silent. */
  silence(isSilent: boolean): Promise<void>;
  close(): void;
}

export interface TestLinkOptions {
  /** What is sent initially, once the link is up; includes the voice. */
  sent: MediaStream;
  /** Whether this side gives way when both offer at once. */
  isPolite: () => boolean;
  say(signal: LinkSignal): void;
}

export function createTestLink({ sent, isPolite, say }: TestLinkOptions): TestLink {
  const connection = new RTCPeerConnection();
  const heard = new MediaStream();
  const early: RTCIceCandidateInit[] = [];
  /** The transceivers of the page's shared screen: unlike voice and camera it comes in a stream. */
  const theirScreens = new Set<RTCRtpTransceiver>();
  let ownScreen: RTCRtpTransceiver | null = null;
  /**
   * Called with true at the first description (media added earlier would overtake it), with false
   * on an early close.
   */
  let begin!: (isBegun: boolean) => void;
  const begun = new Promise<boolean>((resolve) => begin = resolve);
  let taken: Promise<void> = Promise.resolve();
  let isOffering = false;
  let isIgnoring = false;

  connection.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) {
      say({ type: "candidate", candidate: candidate.toJSON() as IceCandidate });
    }
  };
  connection.ontrack = ({ track, transceiver, streams }) => {
    heard.addTrack(track);
    if (streams.length > 0) theirScreens.add(transceiver);
  };
  connection.onnegotiationneeded = async () => {
    isOffering = true;
    try {
      await describe();
    } finally {
      isOffering = false;
    }
  };

  /** Sends each kind of track on the transceiver that the other side has offered for it, if any. */
  async function fill(): Promise<void> {
    for (const track of sent.getTracks()) {
      const place = placeFor(track.kind);
      if (place) await send(track, place);
    }
  }

  async function send(track: MediaStreamTrack, place: RTCRtpTransceiver): Promise<void> {
    if (place.sender.track === track) return;
    place.direction = "sendrecv";
    place.sender.setStreams(sent);
    await place.sender.replaceTrack(track);
  }

  function placeFor(kind: string): RTCRtpTransceiver | undefined {
    return connection.getTransceivers().find((one) =>
      one.receiver.track.kind === kind && one !== ownScreen && !theirScreens.has(one)
    );
  }

  async function describe(): Promise<void> {
    await connection.setLocalDescription();
    const { type, sdp } = connection.localDescription!;
    say({ type: type as "offer" | "answer", sdp });
    begin(true);
  }

  async function add(candidate: RTCIceCandidateInit): Promise<void> {
    // Candidates of an ignored offer cannot be added.
    await connection.addIceCandidate(candidate).catch((error) => {
      if (!isIgnoring) throw error;
    });
  }

  /** Resolves when the page has agreed to receive on this transceiver, or the link is closed. */
  function agreed(place: RTCRtpTransceiver): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        const isSent = place.currentDirection?.startsWith("send");
        if (!isSent && connection.signalingState !== "closed") return;
        connection.removeEventListener("signalingstatechange", look);
        resolve();
      };
      connection.addEventListener("signalingstatechange", look);
      look();
    });
  }

  /**
   * A transceiver for the camera when the page has none. If the page adds one at the same time,
   * they share it.
   */
  function newPlace(track: MediaStreamTrack): RTCRtpTransceiver {
    // `addTrack` could reuse the transceiver of the page's screen.
    if (theirScreens.size > 0) return connection.addTransceiver(track, { streams: [sent] });
    const sender = connection.addTrack(track, sent);
    return connection.getTransceivers().find((one) => one.sender === sender)!;
  }

  /** Handles one signal; the caller runs them one after the other, in order. */
  async function understand(signal: LinkSignal): Promise<void> {
    if (signal.type === "candidate") {
      if (connection.remoteDescription) await add(signal.candidate);
      else early.push(signal.candidate);
      return;
    }
    // A repeated answer, after a lost connection, has been handled already.
    const isAnswered = signal.type === "answer" && connection.signalingState === "stable";
    if (isAnswered) return;
    const isBusy = isOffering || connection.signalingState !== "stable";
    isIgnoring = signal.type === "offer" && isBusy && !isPolite();
    if (isIgnoring) return;
    await connection.setRemoteDescription(signal);
    for (const candidate of early.splice(0)) await add(candidate);
    if (signal.type === "offer") {
      await fill();
      await describe();
    }
  }

  return {
    heard,
    take: (signal) => taken = taken.catch(() => {}).then(() => understand(signal)),
    offer() {
      for (const track of sent.getTracks()) connection.addTrack(track, sent);
    },
    async setCamera(track) {
      if (!await begun) return;
      for (const before of sent.getVideoTracks()) {
        sent.removeTrack(before);
        before.stop();
      }
      const place = placeFor("video");
      if (!track) return await place?.sender.replaceTrack(null);
      sent.addTrack(track);
      if (place) await send(track, place);
      await agreed(place ?? newPlace(track));
    },
    async setScreen(screen) {
      if (!await begun) return;
      const [track = null] = screen?.getVideoTracks() ?? [];
      ownScreen?.sender.track?.stop();
      await ownScreen?.sender.replaceTrack(track);
      if (!track) return;
      const layout: RTCRtpTransceiverInit = { direction: "sendonly", streams: [screen!] };
      await agreed(ownScreen ??= connection.addTransceiver(track, layout));
    },
    async silence(isSilent) {
      for (const sender of connection.getSenders()) {
        const parameters = sender.getParameters();
        for (const encoding of parameters.encodings) encoding.active = !isSilent;
        await sender.setParameters(parameters);
      }
    },
    close() {
      begin(false);
      for (const { track } of connection.getSenders()) track?.stop();
      connection.close();
      connection.dispatchEvent(new Event("signalingstatechange"));
    },
  };
}
