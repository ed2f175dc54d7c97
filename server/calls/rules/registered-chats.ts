/**
 * The chats that the host registers. A registered chat counts before whatever tokens say of it: its
 * members, its title, what it allows and when it ends. Tells whoever listens of each change.
 */
import type { ChatId } from "../../protocol/ids.ts";
import { deleteChat, readChat, writeChat } from "../../store/chat-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import type { CallService, Chat, Outcome } from "../call-service.ts";
import { createChangeLanes } from "../change-lanes.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { RuleChange } from "./rule-change.ts";

/** Hears that a chat is registered in this form from now on; null where it no longer is. */
export type ChatListener = (id: ChatId, chat: Chat | null) => void;

export interface RegisteredChats {
  read(id: ChatId): Promise<Chat | null>;
  /** Registers a chat in the place of what was registered; its running call gets the new limit. */
  register(chat: Chat): Promise<Outcome<unknown>>;
  /** False where there was none. A running call keeps the limit it has. */
  remove(id: ChatId): Promise<boolean>;
  /** Another server has changed something: whoever listens hears what is stored now, and its call. */
  reread(id: ChatId): Promise<void>;
  subscribe(listener: ChatListener): void;
  /** How many changes were told so far: what was read before one of its chat may be out of date. */
  changes(): number;
  /** Whether one of these chats may have changed since so many changes were told. */
  haveChanged(ids: ChatId[], since: number): boolean;
  /** Gives up finding out whether changes were written that the store did not answer. */
  stop(): void;
}

export interface RegisteredChatsDeps {
  store: Store;
  calls: Pick<CallService, "changeLimit" | "subscribe">;
  /** Tells other servers of a change that was made here. */
  announce?(change: RuleChange): void;
  clock?: Clock;
  /** Hears of what went wrong where nobody asked. */
  onFailure(error: unknown): void;
}

/** Of so many chats it is known when they changed last; more than anybody registers while one is read. */
const CHANGED_MAX = 10_000;
/** Longer than a call can be on its way from its chat being read to the store. */
const LATELY_MS = 15_000;

/** The registered chats of a store. */
export function createRegisteredChats(
  { store, calls, announce, clock = systemClock, onFailure }: RegisteredChatsDeps,
): RegisteredChats {
  const listeners: ChatListener[] = [];
  const lanes = createChangeLanes({ store, clock, onFailure });
  let changes = 0;
  // The chat that changed longest ago is first; of those before that nothing is known any more.
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

  /** A call whose chat is registered no more keeps the limit it has. */
  async function applyLimit(chat: Chat | null): Promise<Outcome<unknown>> {
    return chat ? await calls.changeLimit(chat.id, chat.endsAt) : { ok: true };
  }

  /** The running call has the limit that is stored. */
  async function followLimit(chat: Chat | null): Promise<void> {
    const outcome = await applyLimit(chat);
    if (!outcome.ok) throw new StoreUnavailable(outcome.message);
  }

  /** Of two servers that write at once, each hears of the other's: so the call has what is stored. */
  async function reread(id: ChatId): Promise<void> {
    const chat = await readChat(store, id);
    tell(id, chat);
    await followLimit(chat);
  }

  /** A change, with whatever follows from it. Its outcome may come to light later. */
  const inLane = <T>(id: ChatId, change: () => Promise<T>): Promise<T> =>
    lanes.change(id, change, async () => {
      await reread(id);
      announce?.({ about: "chat", id });
    });

  // A call may be written behind a change of the chat that it was judged by, with the limit of before.
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
          return { ok: false, code: "too-large", message: "The chat is too large to be kept" };
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
