/**
 * Perfect negotiation on one peer connection (W3C WebRTC, section 10.7): either side may offer at any
 * time, and a collision has one answer. Knows neither the call nor who carries its messages.
 */

export interface NegotiatorOptions {
  connection: RTCPeerConnection;
  /** The polite side gives way when both offer at once. */
  isPolite: boolean;
  /** Carries a description to the other side; without candidates, which travel on their own. */
  send(description: RTCSessionDescriptionInit): void;
  /** The other side's offer stands; the last moment to say what this side will send. */
  beforeAnswer(): void;
  /** A description or candidate that the browser would not take. */
  onError(error: unknown): void;
}

export interface Negotiator {
  /** Offers, whatever the connection thinks of the need. */
  offer(): void;
  takeDescription(description: RTCSessionDescriptionInit): Promise<void>;
  takeCandidates(candidates: readonly RTCIceCandidateInit[]): void;
}

/** Offers whenever the connection asks for it, until the connection is closed. */
export function createNegotiator(
  { connection, isPolite, send, beforeAnswer, onError }: NegotiatorOptions,
): Negotiator {
  let isMakingOffer = false;
  let isIgnoringOffer = false;
  let isSettingRemoteAnswer = false;
  /** Candidates that came before the description they belong to. */
  let early: RTCIceCandidateInit[] = [];

  connection.onnegotiationneeded = () => void offer();

  async function offer(): Promise<void> {
    try {
      isMakingOffer = true;
      await connection.setLocalDescription();
      sendLocal();
    } catch (error) {
      failed(error);
    } finally {
      isMakingOffer = false;
    }
  }

  /** Read in the very continuation of `setLocalDescription`, where no candidate is in it yet. */
  function sendLocal(): void {
    const { localDescription } = connection;
    if (localDescription) send(localDescription.toJSON());
  }

  function failed(error: unknown): void {
    if (connection.signalingState !== "closed") onError(error);
  }

  /** All at once: the connection takes them in order, and nothing waits for them. */
  function addCandidates(candidates: readonly RTCIceCandidateInit[]): void {
    for (const candidate of candidates) {
      connection.addIceCandidate(candidate).catch((error: unknown) => {
        if (!isIgnoringOffer) failed(error);
      });
    }
  }

  return {
    offer: () => void offer(),
    async takeDescription(description) {
      try {
        const isReady = !isMakingOffer &&
          (connection.signalingState === "stable" || isSettingRemoteAnswer);
        const isOffer = description.type === "offer";
        isIgnoringOffer = isOffer && !isReady && !isPolite;
        if (isIgnoringOffer) {
          // Whoever offers against ours may never have had it: theirs gives way to it.
          if (!isMakingOffer) sendLocal();
          return;
        }
        // An answer said twice, because the first may have been lost.
        const isExpected = connection.signalingState === "have-local-offer" &&
          !isSettingRemoteAnswer;
        if (!isOffer && !isExpected) return;

        isSettingRemoteAnswer = !isOffer;
        try {
          await connection.setRemoteDescription(description);
        } finally {
          isSettingRemoteAnswer = false;
        }
        const waited = early;
        early = [];
        if (isOffer) {
          beforeAnswer();
          await connection.setLocalDescription();
          sendLocal();
        }
        addCandidates(waited);
      } catch (error) {
        failed(error);
      }
    },
    takeCandidates(candidates) {
      if (connection.remoteDescription) addCandidates(candidates);
      else early.push(...candidates);
    },
  };
}

/** The session id of a description: one for the whole life of a peer connection (RFC 9429, 5.2.1). */
export function originOf(sdp: string): string | undefined {
  return /^o=\S+ (\d+)/m.exec(sdp)?.[1];
}
