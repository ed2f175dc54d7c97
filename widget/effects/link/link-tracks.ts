/**
 * The tracks of one peer connection: one transceiver a kind, both ways from the first description,
 * so that a microphone or camera comes and goes by `replaceTrack` and nothing is negotiated anew.
 */
import type { CallType } from "../../../server/protocol/call.ts";
import { tuneVideo, type VideoShare } from "./video-sending.ts";

type Kind = "audio" | "video";
const KINDS: readonly Kind[] = ["audio", "video"];

export interface LinkTracks {
  /** The offering side lays out what a call of this type needs. */
  offer(callType: CallType): void;
  /** The answering side will send wherever the other would hear. */
  answerBoth(): void;
  setLocal(stream: MediaStream): void;
  /** The screen goes beside the person, in a stream of its own by which the other side knows it. */
  setScreen(stream: MediaStream | null): void;
  /** Sets the camera's limits on whatever is negotiated now. */
  tune(): void;
  /** The other's voice and camera as one stream. */
  remote(): MediaStream;
  /** All that the other sends, if it has changed since it was last taken. */
  takeRemote(): RemoteStreams | null;
}

/** What comes from one person; the same streams as long as the same tracks are in them. */
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
  /** The stream that each of the other's tracks belongs to, where they say one. */
  const streamIds = new Map<RTCRtpTransceiver, string>();
  /** What each sender was last told to send. */
  const wanted = new Map<RTCRtpSender, MediaStreamTrack | null>();
  let person: MediaStream | null = null;
  let theirScreen: MediaStream | null = null;
  let said: RemoteStreams | null = null;
  /** Before the first description there is nothing to put a track on, and the offer may be theirs. */
  let isLaidOut = false;

  connection.ontrack = ({ transceiver, streams: [stream] }) => {
    if (stream) streamIds.set(transceiver, stream.id);
  };

  const inUse = (kind: Kind) =>
    connection.getTransceivers().filter(({ receiver, direction, currentDirection }) =>
      direction !== "stopped" && direction !== "inactive" && currentDirection !== "inactive" &&
      receiver.track.kind === kind
    );
  /** A picture in another stream than the voice's is no camera. */
  function isScreen(transceiver: RTCRtpTransceiver): boolean {
    const streamId = streamIds.get(transceiver);
    return streamId !== undefined && streamId !== streamIds.get(inUse("audio")[0]);
  }
  const transceiversOf = (kind: Kind) =>
    inUse(kind).filter((one) => one !== ownScreen && (kind === "audio" || !isScreen(one)));
  const localTrack = (kind: Kind): MediaStreamTrack | null =>
    local?.getTracks().find((track) => track.kind === kind) ?? null;

  /** The voice first: an encoder for the camera takes its time, and the voice would wait for it. */
  async function attach(): Promise<void> {
    for (const kind of KINDS) {
      const track = localTrack(kind);
      const [transceiver] = transceiversOf(kind);
      if (transceiver) await replace(transceiver, track);
      else if (track && connection.signalingState !== "closed") add(track);
    }
  }

  /** Where both add a camera at once, theirs takes in what `addTrack` adds (RFC 9429, section 5.10). */
  function add(track: MediaStreamTrack): void {
    // It would also put the camera where their screen comes in, and nothing is taken there.
    if (inUse("video").some(isScreen)) connection.addTransceiver(track, layoutOf("video"));
    else connection.addTrack(track);
  }

  /**
   * Where both have added a camera at once, the one that gave way has its own place beside theirs: what
   * `addTransceiver` adds is not taken in (RFC 9429, section 5.10). Theirs serves both ways. The spare
   * one is not stopped: Chromium asks for one negotiation after another because of it.
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
    // What is under way counts: the sender says only what has been.
    if ((wanted.has(sender) ? wanted.get(sender) : sender.track) === track) return;
    wanted.set(sender, track);
    try {
      await sender.replaceTrack(track);
    } catch (error) {
      if (connection.signalingState === "closed") return;
      console.warn(new Error("Cannot send another track", { cause: error }));
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

/** The tracks that come over these as one stream, the one before where nothing else is in it. */
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
