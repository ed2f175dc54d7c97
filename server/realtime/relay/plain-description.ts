/**
 * Reads an offer or an answer without parsing it as JSON. Relaying needs only four short ids;
 * parsing the two kilobytes of session description to get them was half the cost of a relayed
 * message. It accepts only what `JSON.stringify` produces for a client's message: keys in order, no
 * `id`, no white space, no escapes except line ends. Everything else goes to the schema, whose
 * rules all hold here too.
 */
import type { RelayedMessage } from "../../protocol/client-message.ts";
import { ID_MAX_LENGTH, SDP_MAX_LENGTH } from "../../protocol/limits.ts";

/** Without quotation marks and backslashes, a JSON string's text is its value. */
const ID = String.raw`"([^"\\\x00-\x1f\x7f-\x9f]{1,${ID_MAX_LENGTH}})"`;
const SDP = String.raw`"([^"\\\x00-\x1f]*(?:\\[rn][^"\\\x00-\x1f]*)*)"`;

/** Anchored at both braces, so that no key can occur twice. */
const DESCRIPTION = new RegExp(
  String.raw`^\{"type":"webrtc:(offer|answer)","sessionId":${ID},"chatId":${ID},` +
    String.raw`"targetUserId":${ID}(?:,"targetConnectionId":${ID})?,` +
    String.raw`"\1":\{"type":"\1","sdp":${SDP}\}\}$`,
);

/** The message, or null if the schema has to decide. */
export function readPlainDescription(text: string): RelayedMessage | null {
  // The SDP is shorter than the whole text, so its own limit needs no further check.
  if (text.length > SDP_MAX_LENGTH) return null;
  const match = DESCRIPTION.exec(text);
  if (match === null) return null;
  const [, kind, sessionId, chatId, targetUserId, targetConnectionId, sdp] = match;
  const to = {
    sessionId,
    chatId,
    targetUserId,
    // The group is undefined if the key is absent, whatever the types say.
    ...(targetConnectionId === undefined ? {} : { targetConnectionId }),
  };
  return kind === "offer"
    ? { type: "webrtc:offer", ...to, offer: new Unread("offer", sdp) }
    : { type: "webrtc:answer", ...to, answer: new Unread("answer", sdp) };
}

/** Whether a message was read here: then every JSON parser reads its text the same way. */
export function isPlain(message: RelayedMessage): boolean {
  switch (message.type) {
    case "webrtc:offer":
      return message.offer instanceof Unread;
    case "webrtc:answer":
      return message.answer instanceof Unread;
    default:
      return false;
  }
}

/** A description whose SDP is decoded only when asked for. */
class Unread<T extends "offer" | "answer"> {
  readonly #encoded: string;

  constructor(readonly type: T, encoded: string) {
    this.#encoded = encoded;
  }

  get sdp(): string {
    return JSON.parse(`"${this.#encoded}"`);
  }
}
