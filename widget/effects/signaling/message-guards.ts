/**
 * The few checks of the server's messages in the light part, which is loaded before the full
 * checks: enough to read the fields it uses. A test compares them with the schemas.
 */
import type { MemberPresence } from "../../../server/protocol/chat.ts";
import type { Ack, ServerEvent, Welcome } from "../../../server/protocol/server-message.ts";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isList = (value: unknown, each: (item: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isFields(item) && each(item));
const isMember = ({ id, reachable, callable }: Fields): boolean =>
  isText(id) && typeof reachable === "boolean" && typeof callable === "boolean";
const isNamed = ({ id, name }: Fields): boolean => isText(id) && typeof name === "string";
const isCallType = (value: unknown): boolean => value === "voice" || value === "video";
const isChat = (chat: Fields): boolean =>
  isText(chat.id) && (chat.calls === "none" || isCallType(chat.calls)) &&
  isList(chat.members, isNamed) && (chat.endsAt === null || isText(chat.endsAt));

/** Any message: an object with a type. Each guard below returns one of its kind, else null. */
export function parseMessage(text: string): (Fields & { type: string }) | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) && isText(value.type) ? value as Fields & { type: string } : null;
  } catch {
    return null;
  }
}

export function asWelcome(value: Fields): Welcome | null {
  const isWelcome = value.type === "welcome" && isFields(value.user) && isNamed(value.user) &&
    isText(value.connectionId) && isText(value.resumeToken) &&
    typeof value.resumed === "boolean" && isText(value.tokenExpiresAt) &&
    isList(value.calls, ({ sessionId, participants }) =>
      isText(sessionId) &&
      isList(participants, ({ userId, userStatus }) => isText(userId) && isText(userStatus))) &&
    isList(value.chats, isChat) && isList(value.members, isMember) &&
    isFields(value.missed) && typeof value.missed.count === "number";
  return isWelcome ? value as unknown as Welcome : null;
}

export function asAck(value: Fields): Ack | null {
  if (value.type !== "ack" || !isText(value.id)) return null;
  const isAck = value.success === true
    ? (value.chat === undefined || (isFields(value.chat) && isChat(value.chat))) &&
      (value.members === undefined || isList(value.members, isMember))
    : value.success === false && isFields(value.error) && isText(value.error.code) &&
      typeof value.error.message === "string";
  return isAck ? value as unknown as Ack : null;
}

export function asPresence(value: Fields): readonly MemberPresence[] | null {
  const isPresence = value.type === "presence:changed" && isList(value.members, isMember);
  return isPresence ? value.members as MemberPresence[] : null;
}

export function asGoAway(
  value: Fields,
): Extract<ServerEvent, { type: "server:goaway" }> | null {
  const isGoAway = value.type === "server:goaway" && typeof value.reconnectAfterMs === "number" &&
    value.reconnectAfterMs >= 0;
  return isGoAway ? value as unknown as Extract<ServerEvent, { type: "server:goaway" }> : null;
}

/** The host has changed a chat of this line. */
export function asChatChange(value: Fields): Extract<ServerEvent, { type: "chat:changed" }> | null {
  const isChange = value.type === "chat:changed" && isText(value.chatId) &&
    (value.chat === null || (isFields(value.chat) && isChat(value.chat)));
  return isChange ? value as unknown as Extract<ServerEvent, { type: "chat:changed" }> : null;
}

/** The call that others have in a chat of this line, or the news that it is over. */
export function asChatCall(value: Fields): Extract<ServerEvent, { type: "chat:call" }> | null {
  const { running: call } = value;
  const isCall = value.type === "chat:call" && isText(value.chatId) &&
    (call === null ||
      (isFields(call) && isText(call.sessionId) && isCallType(call.callType) &&
        Array.isArray(call.userIds) && call.userIds.every(isText)));
  return isCall ? value as unknown as Extract<ServerEvent, { type: "chat:call" }> : null;
}

/** The number of missed calls after this message. */
export function missedAfter(missed: number, value: Fields): number {
  if (value.type === "call:missed") return missed + 1;
  return value.type === "calls:seen" && typeof value.count === "number" ? value.count : missed;
}
