/**
 * The tracks of one peer connection: one transceiver per kind, bidirectional from the first
 * description, so that `replaceTrack` can switch microphone and camera without renegotiation.
 */
import type { CallType } from "../../../server/protocol/call.ts";
import { tuneVideo, type VideoShare } from "./video-sending.ts";

type Kind = "audio" | "video";
const KINDS: readonly Kind[] = ["audio", "video"];

export interface LinkTracks {
  /** The offering side adds the transceivers that a call of this type needs. */
  offer(callType: CallType): void;
  /** The answering side also sends on every transceiver that it receives on. */
  answerBoth(): void;
  setLocal(stream: MediaStream): void;
  /** The screen is sent in a separate stream, by which the other side tells it from the camera. */
  setScreen(stream: MediaStream | null): void;
  /** Applies the camera's limits to all video senders there are now. */
  tune(): void;
  /** The other side's voice and camera as one stream. */
  remote(): MediaStream;
  /** What the other side sends, or null if that has not changed since the last call. */
  takeRemote(): RemoteStreams | null;
}

/** What one person sends. The stream objects stay the same as long as their tracks do. */
export interface RemoteStreams {
  person: MediaStream;
  screen: MediaStream | null;
}

export interface LinkTracksOptions {
  connection: RTCPeerConnection;
  videoShare: () => VideoShare;
}

export function createLinkTracks(
  { connection, videoShare }: LinkTracksOptions,
): LinkTracks {
  let local: MediaStream | null = null;
  let screen: MediaStream | null = null;
  let ownScreen: RTCRtpTransceiver | null = null;
  /** The id of the stream that each of the other side's tracks belongs to, if it names one. */
  const streamIds = new Map<RTCRtpTransceiver, string>();
  /** The track that each sender was last told to send. */
  const wanted = new Map<RTCRtpSender, MediaStreamTrack | null>();
  let person: MediaStream | null = null;
  let theirScreen: MediaStream | null = null;
  let said: RemoteStreams | null = null;
  /** Before the first description no transceiver can take a track, and the other side may offer. */
  let isLaidOut = false;

  connection.ontrack = ({ transceiver, streams: [stream] }) => {
    if (stream) streamIds.set(transceiver, stream.id);
  };

  const inUse = (kind: Kind) =>
    connection.getTransceivers().filter(({ receiver, direction, currentDirection }) =>
      direction !== "stopped" && direction !== "inactive" && currentDirection !== "inactive" &&
      receiver.track.kind === kind
    );
  /** A video track in a different stream from the voice is a screen, not a camera. */
  function isScreen(transceiver: RTCRtpTransceiver): boolean {
    const streamId = streamIds.get(transceiver);
    return streamId !== undefined && streamId !== streamIds.get(inUse("audio")[0]);
  }
  const transceiversOf = (kind: Kind) =>
    inUse(kind).filter((one) => one !== ownScreen && (kind === "audio" || !isScreen(one)));
  const localTrack = (kind: Kind): MediaStreamTrack | null =>
    local?.getTracks().find((track) => track.kind === kind) ?? null;

  /** The voice first: otherwise it would wait until the camera's encoder has started. */
  async function attach(): Promise<void> {
    for (const kind of KINDS) {
      const track = localTrack(kind);
      const [transceiver] = transceiversOf(kind);
      if (transceiver) await replace(transceiver, track);
      else if (track && connection.signalingState !== "closed") add(track);
    }
  }

  /** If both add a camera at once, their offer reuses what `addTrack` adds (RFC 9429, 5.10). */
  function add(track: MediaStreamTrack): void {
    // But it would put the camera on their screen's transceiver, where they do not receive.
    if (inUse("video").some(isScreen)) connection.addTransceiver(track, layoutOf("video"));
    else connection.addTrack(track);
  }

  /**
   * If both sides added a camera at once, the polite side has its own transceiver beside theirs: an
   * offer does not reuse what `addTransceiver` added (RFC 9429, section 5.10). Theirs serves both
   * directions. The spare is not stopped, as that makes Chromium negotiate over and over.
   */
  function dropSpares(): void {
    const places = transceiversOf("video");
    if (places.every(({ mid }) => mid === null)) return;
    for (const place of places) if (place.mid === null) place.direction = "inactive";
  }

  function attachScreen(): void {
    const [track = null] = screen?.getVideoTracks() ?? [];
    if (ownScreen) return void replace(ownScreen, track);
    if (!track) return;
    ownScreen = connection.addTransceiver(track, {
      ...layoutOf("video"),
      direction: "sendonly",
      streams: [screen!],
    });
  }

  async function replace(
    { sender }: RTCRtpTransceiver,
    track: MediaStreamTrack | null,
  ): Promise<void> {
    // A pending replacement counts: `sender.track` changes only when it is done.
    if ((wanted.has(sender) ? wanted.get(sender) : sender.track) === track) return;
    wanted.set(sender, track);
    try {
      await sender.replaceTrack(track);
    } catch (error) {
      if (connection.signalingState === "closed") return;
      console.warn(new Error("Cannot replace the track being sent", { cause: error }));
    }
  }

  function layoutOf(kind: Kind): RTCRtpTransceiverInit {
    const { maxBitrate, scale } = videoShare();
    return {
      direction: "sendrecv",
      ...(kind === "video" && {
        sendEncodings: [{ maxBitrate, scaleResolutionDownBy: scale }],
      }),
    };
  }

  function tune(): void {
    for (const { sender, receiver } of connection.getTransceivers()) {
      if (receiver.track.kind === "video") void tuneVideo(sender, videoShare());
    }
  }

  function remote(): MediaStream {
    return person = streamOf(KINDS.flatMap((kind) => transceiversOf(kind)), person);
  }

  function remoteScreen(): MediaStream | null {
    const screens = inUse("video").filter(isScreen);
    return theirScreen = screens.length > 0 ? streamOf(screens.slice(-1), theirScreen) : null;
  }

  return {
    remote,
    offer(callType) {
      isLaidOut = true;
      connection.addTransceiver("audio", layoutOf("audio"));
      if (callType === "video") connection.addTransceiver("video", layoutOf("video"));
      tune();
    },
    answerBoth() {
      isLaidOut = true;
      dropSpares();
      for (const transceiver of KINDS.flatMap((kind) => transceiversOf(kind))) {
        if (transceiver.direction === "recvonly") transceiver.direction = "sendrecv";
      }
      attach();
      attachScreen();
    },
    setLocal(stream) {
      local = stream;
      if (isLaidOut) attach();
    },
    setScreen(stream) {
      screen = stream;
      if (isLaidOut) attachScreen();
    },
    tune,
    takeRemote() {
      if (connection.remoteDescription === null) return null;
      const now = { person: remote(), screen: remoteScreen() };
      if (said?.person === now.person && said.screen === now.screen) return null;
      return said = now;
    },
  };
}

/** The live tracks of these transceivers as a stream: the previous one if they are the same. */
function streamOf(
  transceivers: readonly RTCRtpTransceiver[],
  before: MediaStream | null,
): MediaStream {
  const tracks = transceivers.map(({ receiver }) => receiver.track)
    .filter(({ readyState }) => readyState === "live");
  const had = before?.getTracks() ?? [];
  const isSame = had.length === tracks.length && tracks.every((track) => had.includes(track));
  return before && isSame ? before : new MediaStream(tracks);
}
