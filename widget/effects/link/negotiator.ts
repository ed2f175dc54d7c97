/**
 * Perfect negotiation on one peer connection (W3C WebRTC, section 10.7): either side may offer at
 * any time, and both resolve a collision alike. Knows neither the call nor the signaling.
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
  /** Sends a description to the other side. Candidates travel separately. */
  send(description: Description): void;
  /** The other side's offer is set: the last chance to decide what this side will send. */
  beforeAnswer(): void;
  /** The browser rejected a description or a candidate. */
  onError(error: unknown): void;
  /** A repeated description was rejected again: this connection will never take it. */
  onRefused(): void;
}

export interface Negotiator {
  /** The session whose descriptions it takes; undefined before the first one. */
  readonly theirSession: string | undefined;
  /** Makes an offer even where the browser sees no need to negotiate. */
  offer(): void;
  /** Sends the local description again, in case it was lost. */
  sayAgain(): void;
  takeDescription(description: Description): Promise<void>;
  takeCandidates(candidates: readonly RTCIceCandidateInit[]): void;
}

/** More than any peer sends per description. The browser rewrites the description for each one. */
const CANDIDATES_TAKEN_MAX = 400;

/** The last description of the other side that was taken. */
interface Taken {
  id: DescriptionId | undefined;
  /** What it was answered with, if it was an offer. */
  answer: Description | null;
  /** The other side's role in the DTLS association, once there is one. */
  theirSetup?: string;
}

/** Offers whenever the connection asks for it, until the connection is closed. */
export function createNegotiator(
  { connection, isPolite, send, beforeAnswer, onError, onRefused }: NegotiatorOptions,
): Negotiator {
  /** The offer that is being made; settles when it is set. */
  let making: Promise<void> | null = null;
  let isTakingBack = false;
  let isIgnoringOffer = false;
  let isSettingRemoteAnswer = false;
  /** Candidates that arrived before their description. */
  let early: RTCIceCandidateInit[] = [];
  /** How many candidates the connection has been given for its current remote description. */
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

  /** The first read directly follows `setLocalDescription`, so it holds no candidates yet. */
  function localWith(reference: DescriptionId | undefined): Description | null {
    const { localDescription } = connection;
    if (!localDescription) return null;
    return { type: localDescription.type, sdp: referringTo(localDescription.sdp, reference) };
  }

  /** Takes their offer in place of ours, which the browser rolls back. */
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

  /** Adds all without waiting: the connection takes them in order. */
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
        // A repeat of what was already taken, in case it was lost. An offer gets its answer again.
        if (taken?.id && isSame(taken.id, id)) {
          if (taken.answer) send(taken.answer);
          return;
        }
        const isReady = !making && (signalingState === "stable" || isSettingRemoteAnswer);
        isIgnoringOffer = isOffer && !isReady && !isPolite;
        if (isIgnoringOffer) {
          // If it is their first offer, they may never have received ours: theirs gives way to it.
          if (taken === null) sendLocal();
          return;
        }
        if (!isOffer) {
          const isOurs = reference === undefined || isSame(reference, idOf(localDescription?.sdp));
          if (signalingState !== "have-local-offer" || isSettingRemoteAnswer || !isOurs) return;
        }

        const before = taken;
        const own: Taken = { id, answer: null };
        // A new connection of theirs has a new DTLS association with this one, and new roles.
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
          // Not taken: a repeat of it has to be tried again.
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
 * The DTLS association and its roles survive an ICE restart (RFC 8842, section 5.5). Firefox 153
 * answers `active` whatever its role is, and Chromium then rejects the answer. Firefox itself keeps
 * its role, so correct what the answer says.
 */
function inItsRole(answer: Description, own: Taken): Description {
  own.theirSetup ??= setupOf(answer);
  const { type, sdp } = answer;
  return { type, sdp: sdp?.replace(/^(a=setup:).*/gm, `$1${own.theirSetup}`) };
}

function setupOf(description: Description | null): string | undefined {
  return /^a=setup:(\w+)/m.exec(description?.sdp ?? "")?.[1];
}
