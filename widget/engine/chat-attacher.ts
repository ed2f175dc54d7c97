/** Attaches the chats of the page's other elements to the line, each with its element's token. */
import type { AttachedChat, MemberPresence } from "../../server/protocol/chat.ts";
import type { ChatId } from "../../server/protocol/ids.ts";
import type { SignalingLine } from "../effects/signaling/signaling-line.ts";
import type { EngineView } from "./engine-roles.ts";

export interface ChatAttacher {
  /** Attaches the element's chat, unless it is among those present or already being attached. */
  attach(view: EngineView, present: Iterable<AttachedChat>): Promise<void>;
  /** Attaches the element's chat, then tells the element that it can call. */
  welcome(view: EngineView, present: Iterable<AttachedChat>): Promise<void>;
}

export interface ChatAttacherOptions {
  ask: SignalingLine["ask"];
  attached(chat: AttachedChat, members: readonly MemberPresence[]): void;
  /** The attempt to attach the element's chat is over. */
  ready(view: EngineView): void;
}

/** Asks the server, with one request per chat at a time. */
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
