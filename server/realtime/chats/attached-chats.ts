/** The chats of a connection in their wire format. */
import type { ChatId } from "../../protocol/ids.ts";
import type { AttachedChat } from "../../protocol/chat.ts";
import { chatOf } from "./chat-book.ts";
import type { Connection } from "../connection.ts";

/** One chat of a connection, or all of them. */
export function attachedChats(connection: Connection, only?: ChatId): AttachedChat[] {
  const ids = only === undefined ? [...connection.chats.keys()] : [only];
  return ids.flatMap((id) => {
    const chat = chatOf(connection, id);
    if (!chat) return [];
    const endsAt = chat.endsAt === null ? null : new Date(chat.endsAt).toISOString();
    return [{ ...chat, endsAt }];
  });
}
