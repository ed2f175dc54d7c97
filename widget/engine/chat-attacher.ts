/** Puts the chats of a page's further elements on the line, each by the token of its own element. */
import type { AttachedChat, MemberPresence } from "../../server/protocol/chat.ts";
import type { ChatId } from "../../server/protocol/ids.ts";
import type { SignalingLine } from "../effects/signaling/signaling-line.ts";
import type { EngineView } from "./engine-roles.ts";

export interface ChatAttacher {
  /** Has the element's chat on the line, unless it is among those that are there or on its way. */
  attach(view: EngineView, present: Iterable<AttachedChat>): Promise<void>;
  /** Tells the element that it can call, and so has its chat on the line before. */
  welcome(view: EngineView, present: Iterable<AttachedChat>): Promise<void>;
}

export interface ChatAttacherOptions {
  ask: SignalingLine["ask"];
  attached(chat: AttachedChat, members: readonly MemberPresence[]): void;
  /** The server has said what there is to say of the element's chat. */
  ready(view: EngineView): void;
}

/** Asks the server, once for each chat at a time. */
export function createChatAttacher(
  { ask: askServer, attached, ready }: ChatAttacherOptions,
): ChatAttacher {
  const attaching = new Map<ChatId, Promise<void>>();

  async function ask(view: EngineView, chatId: ChatId): Promise<void> {
    try {
      const answer = await askServer({ type: "chat:attach", token: await view.tokens.get() });
      if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
      if (answer.ack.chat) attached(answer.ack.chat, answer.ack.members ?? []);
    } catch (cause) {
      console.warn(new Error(`Cannot attach the chat ${chatId}`, { cause }));
    } finally {
      attaching.delete(chatId);
    }
  }

  async function attach(view: EngineView, present: Iterable<AttachedChat>): Promise<void> {
    const { chatId } = view;
    if (chatId === null || [...present].some(({ id }) => id === chatId)) return;
    const answered = attaching.get(chatId) ?? ask(view, chatId);
    attaching.set(chatId, answered);
    await answered;
  }

  return {
    attach,
    welcome: (view, present) => attach(view, present).then(() => ready(view)),
  };
}
