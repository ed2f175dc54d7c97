/**
 * The chats that the host registers. A registered chat counts before whatever tokens say of it: its
 * members, its title, what it allows and when it ends. Tells whoever listens of each change.
 */
import type { ChatId } from "../protocol/ids.ts";
import { deleteChat, readChat, writeChat } from "../store/chat-store.ts";
import type { Store } from "../store/kv.ts";
import type { CallService, Chat, Outcome } from "./call-service.ts";
import type { RuleChange } from "./rule-change.ts";

/** Hears that a chat is registered in this form from now on; null where it no longer is. */
export type ChatListener = (id: ChatId, chat: Chat | null) => void;

export interface RegisteredChats {
  read(id: ChatId): Promise<Chat | null>;
  /** Registers a chat in the place of what was registered; its running call gets the new limit. */
  register(chat: Chat): Promise<Outcome<unknown>>;
  /** False where there was none. A running call keeps the limit it has. */
  remove(id: ChatId): Promise<boolean>;
  /** Another server has changed something: whoever listens hears what is stored now. */
  reread(id: ChatId): Promise<void>;
  subscribe(listener: ChatListener): void;
  /** Counts the changes told so far: what was read before one may be out of date. */
  changes(): number;
}

export interface RegisteredChatsDeps {
  store: Store;
  calls: Pick<CallService, "changeLimit">;
  /** Tells other servers of a change that was made here. */
  announce?(change: RuleChange): void;
}

/** The registered chats of a store. */
export function createRegisteredChats(
  { store, calls, announce }: RegisteredChatsDeps,
): RegisteredChats {
  const listeners: ChatListener[] = [];
  let changes = 0;

  function tell(id: ChatId, chat: Chat | null): void {
    changes += 1;
    for (const listener of listeners) listener(id, chat);
  }

  function changed(id: ChatId, chat: Chat | null): void {
    tell(id, chat);
    announce?.({ about: "chat", id });
  }

  return {
    read: (id) => readChat(store, id),

    async register(chat) {
      if (!await writeChat(store, chat)) {
        return { ok: false, code: "too-large", message: "The chat is too large to be kept" };
      }
      changed(chat.id, chat);
      return await calls.changeLimit(chat.id, chat.endsAt);
    },

    async remove(id) {
      const wasThere = await deleteChat(store, id);
      changed(id, null);
      return wasThere;
    },

    reread: async (id) => tell(id, await readChat(store, id)),
    subscribe: (listener) => void listeners.push(listener),
    changes: () => changes,
  };
}
