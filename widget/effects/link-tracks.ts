/**
 * The tracks of one peer connection: one transceiver a kind, both ways from the first description,
 * so that a microphone or camera comes and goes by `replaceTrack` and nothing is negotiated anew.
 */
import type { CallType } from "../../server/protocol/call.ts";
import { tuneVideo } from "./video-sending.ts";

type Kind = "audio" | "video";
const KINDS: readonly Kind[] = ["audio", "video"];

export interface LinkTracks {
  /** The offering side lays out what a call of this type needs. */
  offer(callType: CallType): void;
  /** The answering side will send wherever the other would hear. */
  answerBoth(): void;
  setLocal(stream: MediaStream): void;
  /** Sets the camera's limits on whatever is negotiated now. */
  tune(): void;
  /** The other's tracks as one stream. */
  remote(): MediaStream;
  /** The same, if they have changed since it was last taken. */
  takeRemote(): MediaStream | null;
}

export interface LinkTracksOptions {
  connection: RTCPeerConnection;
  videoMaxBitrate: () => number;
}

export function createLinkTracks(
  { connection, videoMaxBitrate }: LinkTracksOptions,
): LinkTracks {
  let local: MediaStream | null = null;
  let hasRemoteChanged = false;
  /** Before the first description there is nothing to put a track on, and the offer may be theirs. */
  let isLaidOut = false;

  connection.ontrack = () => hasRemoteChanged = true;

  const transceiversOf = (kind: Kind) =>
    connection.getTransceivers().filter(({ receiver, direction }) =>
      direction !== "stopped" && receiver.track.kind === kind
    );
  const localTrack = (kind: Kind): MediaStreamTrack | null =>
    local?.getTracks().find((track) => track.kind === kind) ?? null;

  /** The voice first: an encoder for the camera takes its time, and the voice would wait for it. */
  async function attach(): Promise<void> {
    for (const kind of KINDS) {
      const track = localTrack(kind);
      const [transceiver] = transceiversOf(kind);
      if (transceiver) await replace(transceiver, track);
      else if (track) connection.addTransceiver(track, layoutOf(kind));
    }
  }

  async function replace(
    { sender }: RTCRtpTransceiver,
    track: MediaStreamTrack | null,
  ): Promise<void> {
    if (sender.track === track) return;
    try {
      await sender.replaceTrack(track);
    } catch (error) {
      if (connection.signalingState === "closed") return;
      console.warn(new Error("Cannot send another track", { cause: error }));
    }
  }

  function layoutOf(kind: Kind): RTCRtpTransceiverInit {
    return {
      direction: "sendrecv",
      ...(kind === "video" && {
        sendEncodings: [{ maxBitrate: videoMaxBitrate(), scaleResolutionDownBy: 1 }],
      }),
    };
  }

  function remote(): MediaStream {
    const received = connection.getReceivers().map(({ track }) => track);
    return new MediaStream(received.filter(({ readyState }) => readyState === "live"));
  }

  return {
    remote,
    offer(callType) {
      isLaidOut = true;
      connection.addTransceiver("audio", layoutOf("audio"));
      if (callType === "video") connection.addTransceiver("video", layoutOf("video"));
    },
    answerBoth() {
      isLaidOut = true;
      for (const transceiver of connection.getTransceivers()) {
        if (transceiver.direction === "recvonly") transceiver.direction = "sendrecv";
      }
      // Where both offered at once, what this side had laid out is there twice.
      for (const kind of KINDS) {
        const [own, theirs] = transceiversOf(kind);
        if (theirs && own.mid === null) own.stop();
      }
      attach();
    },
    setLocal(stream) {
      local = stream;
      if (isLaidOut) attach();
    },
    tune() {
      for (const { sender, receiver } of connection.getTransceivers()) {
        if (receiver.track.kind === "video") void tuneVideo(sender, videoMaxBitrate());
      }
    },
    takeRemote() {
      if (!hasRemoteChanged) return null;
      hasRemoteChanged = false;
      return remote();
    },
  };
}
