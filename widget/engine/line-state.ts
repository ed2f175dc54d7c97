/** The state of the line and of the chats attached to it, and its updates. Pure. */
import type { AttachedChat, MemberPresence, RunningCall } from "../../server/protocol/chat.ts";
import type { ChatId, UserId } from "../../server/protocol/ids.ts";
import type { Welcome } from "../../server/protocol/server-message.ts";
import {
  asChatCall,
  asChatChange,
  asPresence,
  missedAfter,
} from "../effects/signaling/message-guards.ts";
import type { LineView } from "../model/line-view.ts";

export interface LineState {
  status: LineView["status"];
  selfId: UserId;
  chats: ReadonlyMap<ChatId, AttachedChat>;
  presence: ReadonlyMap<UserId, MemberPresence>;
  /** The calls that others have, by chat. */
  calls: ReadonlyMap<ChatId, RunningCall | null>;
  /** How many people a call can hold. */
  maxParticipants?: number | undefined;
  /** How far the server's clock is ahead of the page's. */
  serverAheadMs?: number | undefined;
  /** How many calls were missed since the person last looked. */
  missed: number;
}

export const newLine = (selfId: UserId): LineState => ({
  status: "connecting",
  selfId,
  chats: new Map(),
  presence: new Map(),
  calls: new Map(),
  missed: 0,
});

/** A welcome replaces everything except the chats that were attached to the line before. */
export function withWelcome(
  line: LineState,
  { user, chats, members, missed, maxParticipants, serverTime }: Welcome,
  nowMs: number,
): LineState {
  return {
    status: "ready",
    selfId: user.id,
    chats: withEach(line.chats, chats),
    presence: withEach(new Map(), members),
    // The running calls are told after the welcome.
    calls: new Map(),
    missed: missed.count,
    maxParticipants,
    serverAheadMs: Date.parse(serverTime) - nowMs || 0,
  };
}

export function withChat(
  line: LineState,
  chat: AttachedChat,
  members: readonly MemberPresence[],
): LineState {
  return {
    ...line,
    chats: withEach(line.chats, [chat]),
    presence: withEach(line.presence, members),
  };
}

/** The line with the chat as the host has changed it, or without it if `chat` is null. */
function withChangedChat(
  line: LineState,
  chatId: ChatId,
  chat: AttachedChat | null,
): LineState {
  if (chat) return withChat(line, chat, []);
  return { ...line, chats: new Map([...line.chats].filter(([id]) => id !== chatId)) };
}

/** The line after a message from the server. */
export function withMessage(line: LineState, message: Record<string, unknown>): LineState {
  const members = asPresence(message);
  const change = asChatChange(message);
  const call = asChatCall(message);
  let next = line;
  if (members) next = { ...next, presence: withEach(next.presence, members) };
  if (change) next = withChangedChat(next, change.chatId, change.chat);
  if (call) next = { ...next, calls: new Map([...next.calls, [call.chatId, call.running]]) };
  return withMissed(next, missedAfter(next.missed, message));
}

export function withMissed(line: LineState, missed: number): LineState {
  return line.missed === missed ? line : { ...line, missed };
}

export function withStatus(line: LineState, status: LineState["status"]): LineState {
  return line.status === status ? line : { ...line, status };
}

/** The line as the buttons of one chat see it. */
export function viewOf(line: LineState, chatId: ChatId | null): LineView {
  const { chats, presence, calls, ...known } = line;
  const chat = chatId === null ? null : chats.get(chatId) ?? null;
  return {
    ...known,
    chat,
    running: chat && calls.get(chat.id),
    members: chat?.members.flatMap(({ id }) => presence.get(id) ?? []) ?? [],
  };
}

function withEach<Item extends { id: string }>(
  before: ReadonlyMap<Item["id"], Item>,
  items: readonly Item[],
): ReadonlyMap<Item["id"], Item> {
  return new Map([...before, ...items.map((item) => [item.id, item] as const)]);
}
