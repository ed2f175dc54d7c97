/** Sides that negotiate over real connections; the test carries each description as it likes. */
import { expect } from "@open-wc/testing";
import { createNegotiator, type Negotiator } from "../../../../widget/effects/link/negotiator.ts";

export type Description = RTCSessionDescriptionInit;
type Wording = (sdp: string) => string;

export interface Side {
  readonly connection: RTCPeerConnection;
  readonly negotiator: Negotiator;
  readonly take: Negotiator["takeDescription"];
  /** The descriptions it has sent, what it has reported, and how often it was refused for good. */
  readonly sent: readonly Description[];
  readonly errors: readonly string[];
  readonly refusals: number;
  /** The connection's state at each `beforeAnswer()`. */
  readonly answering: readonly RTCSignalingState[];
  /** The first description that is sent after the first `after` ones. */
  said(after?: number): Promise<Description>;
  /** Wants to send another track, and makes the offer for it. */
  offers(kind?: "audio" | "video"): Promise<Description>;
}

/** Registers a suite's teardown, and returns the helpers. */
export function useSides() {
  const sides: Side[] = [];

  afterEach(() => sides.splice(0).forEach(({ connection }) => connection.close()));

  function createSide(isPolite: boolean): Side {
    const connection = new RTCPeerConnection();
    const sent: Description[] = [];
    const errors: string[] = [];
    const answering: RTCSignalingState[] = [];
    const waiting = new Set<() => void>();
    let refusals = 0;
    const negotiator = createNegotiator({
      connection,
      isPolite,
      send(description) {
        sent.push(description);
        for (const look of waiting) look();
      },
      beforeAnswer: () => void answering.push(connection.signalingState),
      onError: (error) => void errors.push(String(error)),
      onRefused: () => void refusals++,
    });
    const side: Side = {
      connection,
      negotiator,
      take: negotiator.takeDescription,
      sent,
      errors,
      answering,
      get refusals() {
        return refusals;
      },
      said: (after = 0) =>
        new Promise((resolve) => {
          const look = () => {
            if (sent.length > after) resolve(sent[after]);
          };
          waiting.add(look);
          look();
        }),
      offers(kind = "audio") {
        connection.addTransceiver(kind);
        return side.said(sent.length);
      },
    };
    sides.push(side);
    return side;
  }

  return {
    createSide,
    createSides: () => ({ impolite: createSide(false), polite: createSide(true) }),
  };
}

/** One offers a track and the other answers; `toBoth` rewrites the SDP on the way. */
export async function agree(
  from: Side,
  to: Side,
  toBoth: { offer?: Wording; answer?: Wording } = {},
): Promise<void> {
  await to.take(reworded(await from.offers(), toBoth.offer));
  await from.take(reworded(to.sent.at(-1)!, toBoth.answer));
  expect(states(from, to)).to.deep.equal(["stable", "stable"]);
}

export function reworded(
  { type, sdp = "" }: Description,
  worded: Wording = (sdp) => sdp,
): Description {
  return { type, sdp: worded(sdp) };
}

export const states = (...of: Side[]) => of.map(({ connection }) => connection.signalingState);
export const types = ({ sent }: Side) => sent.map(({ type }) => type);
