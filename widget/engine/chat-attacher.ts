/** Puts the chats of a page's further elements on the line, each by the token of its own element. */
import type { AttachedChat, MemberPresence } from "../../server/protocol/chat.ts";
import type { ChatId } from "../../server/protocol/ids.ts";
import type { SignalingLine } from "../effects/signaling-line.ts";
import type { EngineView } from "./engine-roles.ts";

export interface ChatAttacher {
  /** Has the element's chat on the line, unless it is among those that are there or on its way. */
  attach(view: EngineView, present?: readonly AttachedChat[]): void;
}

export interface ChatAttacherOptions {
  ask: SignalingLine["ask"];
  attached(chat: AttachedChat, members: readonly MemberPresence[]): void;
}

/** Asks the server, once for each chat at a time. */
export function createChatAttacher({ ask, attached }: ChatAttacherOptions): ChatAttacher {
  const attaching = new Set<ChatId>();

  async function attach(view: EngineView, chatId: ChatId): Promise<void> {
    if (attaching.has(chatId)) return;
    attaching.add(chatId);
    try {
      const answer = await ask({ type: "chat:attach", token: await view.tokens.get() });
      if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
      if (answer.ack.chat) attached(answer.ack.chat, answer.ack.members ?? []);
    } catch (cause) {
      console.warn(new Error(`Cannot attach the chat ${chatId}`, { cause }));
    } finally {
      attaching.delete(chatId);
    }
  }

  return {
    attach(view, present = []) {
      const { chatId } = view;
      if (chatId !== null && present.every(({ id }) => id !== chatId)) void attach(view, chatId);
    },
  };
}
