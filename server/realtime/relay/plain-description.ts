/**
 * Reads an offer or an answer by its text alone. To relay one takes four short ids, and parsing two
 * kilobytes of session description to get at them was half of what a relayed message cost. It takes
 * only the spelling that `JSON.stringify` gives a client's message: keys in order, no `id`, no blank
 * space, no escape but line ends. Everything else is the schema's, whose rules all hold here too.
 */
import type { RelayedMessage } from "../../protocol/client-message.ts";
import { ID_MAX_LENGTH, SDP_MAX_LENGTH } from "../../protocol/limits.ts";

/** Without quotation marks and backslashes, a string's text is its value. */
const ID = String.raw`"([^"\\\x00-\x1f\x7f-\x9f]{1,${ID_MAX_LENGTH}})"`;
const SDP = String.raw`"([^"\\\x00-\x1f]*(?:\\[rn][^"\\\x00-\x1f]*)*)"`;

/** From its first brace to its last, so that no key can be there twice. */
const DESCRIPTION = new RegExp(
  String.raw`^\{"type":"webrtc:(offer|answer)","sessionId":${ID},"chatId":${ID},` +
    String.raw`"targetUserId":${ID}(?:,"targetConnectionId":${ID})?,` +
    String.raw`"\1":\{"type":"\1","sdp":${SDP}\}\}$`,
);

/** The message, or null where only the schema can say what the text is. */
export function readPlainDescription(text: string): RelayedMessage | null {
  // The description is shorter than the text, so its own bound needs no second look.
  if (text.length > SDP_MAX_LENGTH) return null;
  const match = DESCRIPTION.exec(text);
  if (match === null) return null;
  const [, kind, sessionId, chatId, targetUserId, targetConnectionId, sdp] = match;
  const to = {
    sessionId,
    chatId,
    targetUserId,
    // The group is undefined where the key is absent, whatever the types say.
    ...(targetConnectionId === undefined ? {} : { targetConnectionId }),
  };
  return kind === "offer"
    ? { type: "webrtc:offer", ...to, offer: new Unread("offer", sdp) }
    : { type: "webrtc:answer", ...to, answer: new Unread("answer", sdp) };
}

/** Whether a message was read here: then every parser reads its text alike. */
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

/** A description whose text is decoded only if somebody asks for it. */
class Unread<T extends "offer" | "answer"> {
  readonly #encoded: string;

  constructor(readonly type: T, encoded: string) {
    this.#encoded = encoded;
  }

  get sdp(): string {
    return JSON.parse(`"${this.#encoded}"`);
  }
}
