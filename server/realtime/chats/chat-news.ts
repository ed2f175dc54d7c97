/** Tells connections that one of their chats has changed, and who in it can be called now. */
import type { ServerEvent } from "../../protocol/server-message.ts";
import { attachedChats } from "./attached-chats.ts";
import type { ChatNews } from "./chat-book.ts";
import type { Connection } from "../connection.ts";
import type { Presence } from "./presence.ts";

/** The listener for a chat book's news. */
export function tellOfChat(presence: Presence, { chatId, connections, former }: ChatNews): void {
  for (const connection of connections) {
    const [chat = null] = attachedChats(connection, chatId);
    send(connection, { type: "chat:changed", chatId, chat });
    const people = new Set([...former, ...chat?.members ?? []].map(({ id }) => id));
    send(connection, { type: "presence:changed", members: presence.shownTo(connection, people) });
  }
}

function send(connection: Connection, event: ServerEvent): void {
  connection.send(JSON.stringify(event));
}
