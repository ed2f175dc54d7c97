/**
 * Perfect negotiation on one peer connection (W3C WebRTC, section 10.7): either side may offer at any
 * time, and a collision has one answer. Knows neither the call nor who carries its messages.
 */

import {
  type DescriptionId,
  idOf,
  isSame,
  referenceOf,
  referringTo,
} from "./description-reference.ts";
import { withoutTaken } from "./extension-numbers.ts";

type Description = RTCSessionDescriptionInit;

export interface NegotiatorOptions {
  connection: RTCPeerConnection;
  /** The polite side gives way when both offer at once. */
  isPolite: boolean;
  /** Carries a description to the other side; without candidates, which travel on their own. */
  send(description: Description): void;
  /** The other side's offer stands; the last moment to say what this side will send. */
  beforeAnswer(): void;
  /** A description or candidate that the browser would not take. */
  onError(error: unknown): void;
  /** Said once more, and refused again: this connection will not take it. */
  onRefused(): void;
}

export interface Negotiator {
  /** Whose descriptions it takes; undefined before the first one. */
  readonly theirSession: string | undefined;
  /** Offers, whatever the connection thinks of the need. */
  offer(): void;
  /** Says the local description again, in case it was lost. */
  sayAgain(): void;
  takeDescription(description: Description): Promise<void>;
  takeCandidates(candidates: readonly RTCIceCandidateInit[]): void;
}

/** Nobody has more for one description; for each the browser writes it anew, with all those before it. */
const CANDIDATES_TAKEN_MAX = 400;

/** The last description of theirs that was taken. */
interface Taken {
  id: DescriptionId | undefined;
  /** What it was answered with, if it was an offer. */
  answer: Description | null;
  /** Which side of the DTLS association is theirs, since there is one. */
  theirSetup?: string;
}

/** Offers whenever the connection asks for it, until the connection is closed. */
export function createNegotiator(
  { connection, isPolite, send, beforeAnswer, onError, onRefused }: NegotiatorOptions,
): Negotiator {
  /** The offer that is being made; settled when it stands. */
  let making: Promise<void> | null = null;
  let isTakingBack = false;
  let isIgnoringOffer = false;
  let isSettingRemoteAnswer = false;
  /** Candidates that came before the description they belong to. */
  let early: RTCIceCandidateInit[] = [];
  /** How many were given to the connection for the description that it has. */
  let added = 0;
  let taken: Taken | null = null;
  let refused: DescriptionId | undefined;

  connection.onnegotiationneeded = () => void offer();

  async function offer(): Promise<void> {
    try {
      await (making = connection.setLocalDescription());
      sendLocal();
    } catch (error) {
      failed(error);
    } finally {
      making = null;
    }
  }

  function sendLocal(): void {
    const description = localWith(taken?.id);
    if (description) send(description);
  }

  /** At first read in the very continuation of `setLocalDescription`, where no candidate is in it yet. */
  function localWith(reference: DescriptionId | undefined): Description | null {
    const { localDescription } = connection;
    if (!localDescription) return null;
    return { type: localDescription.type, sdp: referringTo(localDescription.sdp, reference) };
  }

  /** Theirs in the place of ours, which the connection takes back for it. */
  async function takeInstead(offer: Description): Promise<void> {
    isTakingBack = true;
    try {
      await making?.catch(() => {});
      const { localDescription } = connection;
      await connection.setRemoteDescription({
        type: "offer",
        sdp: withoutTaken(offer.sdp ?? "", localDescription?.sdp),
      });
    } finally {
      isTakingBack = false;
    }
  }

  function failed(error: unknown): void {
    if (connection.signalingState !== "closed") onError(error);
  }

  /** All at once: the connection takes them in order, and nothing waits for them. */
  function addCandidates(candidates: readonly RTCIceCandidateInit[]): void {
    for (const candidate of candidates) {
      if (++added > CANDIDATES_TAKEN_MAX) return;
      connection.addIceCandidate(candidate).catch((error: unknown) => {
        if (!isIgnoringOffer) failed(error);
      });
    }
  }

  return {
    get theirSession() {
      return taken?.id?.session;
    },
    offer: () => void offer(),
    sayAgain: sendLocal,
    async takeDescription(description) {
      try {
        const { signalingState, localDescription } = connection;
        const isOffer = description.type === "offer";
        const id = idOf(description.sdp);
        const reference = referenceOf(description.sdp);
        // Said twice, because the first may have been lost. Where it was not, an offer has its answer.
        if (taken?.id && isSame(taken.id, id)) {
          if (taken.answer) send(taken.answer);
          return;
        }
        const isReady = !making && (signalingState === "stable" || isSettingRemoteAnswer);
        isIgnoringOffer = isOffer && !isReady && !isPolite;
        if (isIgnoringOffer) {
          // Whoever makes the first offer against ours may never have had it: theirs gives way to it.
          if (taken === null && !making) sendLocal();
          return;
        }
        if (!isOffer) {
          const isOurs = reference === undefined || isSame(reference, idOf(localDescription?.sdp));
          if (signalingState !== "have-local-offer" || isSettingRemoteAnswer || !isOurs) return;
        }

        const before = taken;
        const own: Taken = { id, answer: null };
        // Another connection of theirs has an association of its own with this one.
        if (before?.id?.session === id?.session) own.theirSetup = before?.theirSetup;
        taken = own;
        isSettingRemoteAnswer = !isOffer;
        try {
          if (isOffer && !isReady) await takeInstead(description);
          else {
            await connection.setRemoteDescription(
              isOffer ? description : inItsRole(description, own),
            );
          }
        } catch (error) {
          // Said again, it is not one that has been taken.
          taken = before;
          if (refused && isSame(refused, id) && connection.signalingState !== "closed") onRefused();
          refused = id;
          throw error;
        } finally {
          isSettingRemoteAnswer = false;
        }
        const waited = early;
        early = [];
        added = 0;
        if (isOffer) {
          beforeAnswer();
          await connection.setLocalDescription();
          own.answer = localWith(id);
          const ourSetup = setupOf(own.answer);
          own.theirSetup ??= ourSetup && (ourSetup === "active" ? "passive" : "active");
          if (own.answer) send(own.answer);
        }
        addCandidates(waited);
      } catch (error) {
        failed(error);
      }
    },
    takeCandidates(candidates) {
      if (connection.remoteDescription && !isTakingBack) addCandidates(candidates);
      else if (early.length < CANDIDATES_TAKEN_MAX) early.push(...candidates);
    },
  };
}

/**
 * The association outlives an ICE restart, and its roles with it (RFC 8842, section 5.5). Firefox 153
 * says `active` whatever it was, and Chromium refuses the answer; Firefox itself keeps to its role.
 */
function inItsRole(answer: Description, own: Taken): Description {
  own.theirSetup ??= setupOf(answer);
  const { type, sdp } = answer;
  return { type, sdp: sdp?.replace(/^(a=setup:).*/gm, `$1${own.theirSetup}`) };
}

function setupOf(description: Description | null): string | undefined {
  return /^a=setup:(\w+)/m.exec(description?.sdp ?? "")?.[1];
}
