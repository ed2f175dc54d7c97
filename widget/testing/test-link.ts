/** The media of somebody who is only acted: a real peer connection of the page with itself, as plain as the wire allows. */
import type { IceCandidate } from "../../server/protocol/client-message.ts";

/** What one end says to the other. */
export type LinkSignal =
  | { type: "offer" | "answer"; sdp: string }
  | { type: "candidate"; candidate: IceCandidate };

export interface TestLink {
  /** What comes from the page under test. */
  readonly heard: MediaStream;
  take(signal: LinkSignal): Promise<void>;
  offer(): Promise<void>;
  /** Sends no packet of it while this holds. */
  silence(isSilent: boolean): Promise<void>;
  close(): void;
}

/** Sends this stream, once the link stands. */
export function createTestLink(sent: MediaStream, say: (signal: LinkSignal) => void): TestLink {
  const connection = new RTCPeerConnection();
  const heard = new MediaStream();
  const early: RTCIceCandidateInit[] = [];
  connection.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) {
      say({ type: "candidate", candidate: candidate.toJSON() as IceCandidate });
    }
  };
  connection.ontrack = ({ track }) => heard.addTrack(track);

  /** Each kind is sent where the other side has laid it out, as far as it has. */
  function fill(): void {
    const kinds = connection.getTransceivers().map(({ receiver }) => receiver.track.kind);
    for (const track of sent.getTracks()) {
      const isSent = connection.getSenders().some((sender) => sender.track === track);
      if (!isSent && kinds.includes(track.kind)) connection.addTrack(track, sent);
    }
  }

  async function describe(): Promise<void> {
    await connection.setLocalDescription();
    const { type, sdp } = connection.localDescription!;
    say({ type: type as "offer" | "answer", sdp });
  }

  return {
    heard,
    async take(signal) {
      if (signal.type === "candidate") {
        if (connection.remoteDescription) await connection.addIceCandidate(signal.candidate);
        else early.push(signal.candidate);
        return;
      }
      // What is said again after a lost line has been understood.
      const isAnswered = signal.type === "answer" && connection.signalingState === "stable";
      if (isAnswered) return;
      await connection.setRemoteDescription(signal);
      for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
      if (signal.type === "offer") {
        fill();
        await describe();
      }
    },
    async offer() {
      for (const track of sent.getTracks()) connection.addTrack(track, sent);
      await describe();
    },
    async silence(isSilent) {
      for (const sender of connection.getSenders()) {
        const parameters = sender.getParameters();
        for (const encoding of parameters.encodings) encoding.active = !isSilent;
        await sender.setParameters(parameters);
      }
    },
    close: () => connection.close(),
  };
}
