/**
 * The chats that the host registers. A registered chat overrides what tokens say about its members,
 * title, allowed calls and end. Listeners are told of each change.
 */
import type { ChatId } from "../../protocol/ids.ts";
import { deleteChat, readChat, writeChat } from "../../store/chat-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import type { CallService, Chat, Outcome } from "../call-service.ts";
import { createChangeLanes } from "../change-lanes.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { RuleChange } from "./rule-change.ts";

/** Called with a chat's new registered form; null when it is no longer registered. */
export type ChatListener = (id: ChatId, chat: Chat | null) => void;

export interface RegisteredChats {
  read(id: ChatId): Promise<Chat | null>;
  /** Registers a chat, replacing any earlier registration; a running call gets the new limit. */
  register(chat: Chat): Promise<Outcome<unknown>>;
  /** False if it was not registered. A running call keeps its limit. */
  remove(id: ChatId): Promise<boolean>;
  /**
   * Another server has changed something: listeners and the running call get what is stored now.
   */
  reread(id: ChatId): Promise<void>;
  subscribe(listener: ChatListener): void;
  /**
   * The number of changes told so far; pass it to `haveChanged` to see if a read is out of date.
   */
  changes(): number;
  /** Whether any of these chats may have changed since `changes()` returned `since`. */
  haveChanged(ids: ChatId[], since: number): boolean;
  /** Gives up finding out whether changes the store did not answer were written. */
  stop(): void;
}

export interface RegisteredChatsDeps {
  store: Store;
  calls: Pick<CallService, "changeLimit" | "subscribe">;
  /** Tells other servers of a change that was made here. */
  announce?(change: RuleChange): void;
  clock?: Clock;
  /** Receives errors of work that no caller waits for. */
  onFailure(error: unknown): void;
}

/**
 * How many chats' last changes are remembered: more than anybody registers while one chat is read.
 */
const CHANGED_MAX = 10_000;
/** Longer than a call can take from reading its chat to being stored. */
const LATELY_MS = 15_000;

/** The registered chats of a store. */
export function createRegisteredChats(
  { store, calls, announce, clock = systemClock, onFailure }: RegisteredChatsDeps,
): RegisteredChats {
  const listeners: ChatListener[] = [];
  const lanes = createChangeLanes({ store, clock, onFailure });
  let changes = 0;
  // Ordered by last change, oldest first. Of chats dropped from the front nothing is known any
  // more.
  const lastChanges = new Map<ChatId, { count: number; at: number }>();
  let forgotten = 0;

  function noteChange(id: ChatId): void {
    changes += 1;
    lastChanges.delete(id);
    lastChanges.set(id, { count: changes, at: clock.now() });
    if (lastChanges.size <= CHANGED_MAX) return;
    const [[oldest, { count }]] = lastChanges;
    lastChanges.delete(oldest);
    forgotten = count;
  }

  function tell(id: ChatId, chat: Chat | null): void {
    noteChange(id);
    for (const listener of listeners) listener(id, chat);
  }

  function announceChange(id: ChatId, chat: Chat | null): void {
    tell(id, chat);
    announce?.({ about: "chat", id });
  }

  /** A call whose chat is no longer registered keeps its limit. */
  async function applyLimit(chat: Chat | null): Promise<Outcome<unknown>> {
    return chat ? await calls.changeLimit(chat.id, chat.endsAt) : { ok: true };
  }

  /** Gives the running call the stored limit. */
  async function followLimit(chat: Chat | null): Promise<void> {
    const outcome = await applyLimit(chat);
    if (!outcome.ok) throw new StoreUnavailable(outcome.message);
  }

  /**
   * When two servers write at once, each hears of the other's change and applies what is stored.
   */
  async function reread(id: ChatId): Promise<void> {
    const chat = await readChat(store, id);
    tell(id, chat);
    await followLimit(chat);
  }

  /** Runs a change and what follows from it. Its outcome may become known only later. */
  const inLane = <T>(id: ChatId, change: () => Promise<T>): Promise<T> =>
    lanes.change(id, change, async () => {
      await reread(id);
      announce?.({ about: "chat", id });
    });

  // A call may be committed after a change to the chat it was judged by, and so with the old limit.
  calls.subscribe(({ chatId, sequence }) => {
    const last = lastChanges.get(chatId);
    if (sequence !== 1 || !last || clock.now() - last.at > LATELY_MS) return;
    lanes.enter(chatId, async () => followLimit(await readChat(store, chatId))).catch(onFailure);
  });

  return {
    read: (id) => readChat(store, id),

    register: (chat) =>
      inLane(chat.id, async () => {
        if (!await writeChat(store, chat)) {
          return {
            ok: false,
            code: "too-large",
            message: "The chat is too large to store: use fewer members or shorter names",
          };
        }
        announceChange(chat.id, chat);
        return await applyLimit(chat);
      }),

    remove: (id) =>
      inLane(id, async () => {
        const wasThere = await deleteChat(store, id);
        announceChange(id, null);
        return wasThere;
      }),

    reread: (id) => lanes.enter(id, () => reread(id)),
    subscribe: (listener) => void listeners.push(listener),
    changes: () => changes,
    haveChanged: (ids, since) =>
      since < forgotten || ids.some((id) => (lastChanges.get(id)?.count ?? 0) > since),
    stop: lanes.stop,
  };
}
