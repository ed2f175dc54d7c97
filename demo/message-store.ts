/** The chats' text messages, under the demo's own keys in the database. */
import { type Chat, CHATS } from "./people.ts";

export interface Message {
  id: string;
  authorId: string;
  text: string;
  /** Epoch milliseconds. */
  sentAt: number;
}

export interface MessageStore {
  add(chat: Chat, authorId: string, text: string): Promise<Message>;
  /** The newest messages, oldest first. */
  latest(chat: Chat): Promise<Message[]>;
  /** The very last message, if there is one. */
  last(chat: Chat): Promise<Message | undefined>;
}

/** How many messages a page shows. */
const PAGE_LENGTH = 60;

/** Opens the store on a shared database, and writes the opening messages once. */
export async function createMessageStore(kv: Deno.Kv): Promise<MessageStore> {
  const prefix = (chat: Chat) => ["demo", "messages", chat.id];
  const write = async (chat: Chat, authorId: string, text: string, sentAt: number) => {
    // The time comes first in the key, so that messages are listed in order.
    const message: Message = { id: crypto.randomUUID(), authorId, text, sentAt };
    await kv.set([...prefix(chat), sentAt, message.id], message);
    return message;
  };
  const newest = async (chat: Chat, limit: number) => {
    const entries = kv.list<Message>({ prefix: prefix(chat) }, { reverse: true, limit });
    const messages: Message[] = [];
    for await (const { value } of entries) messages.unshift(value);
    return messages;
  };

  const seeded = await kv.atomic()
    .check({ key: ["demo", "seeded"], versionstamp: null })
    .set(["demo", "seeded"], Date.now())
    .commit();
  if (seeded.ok) {
    for (const chat of CHATS) {
      for (const [minutesAgo, authorId, text] of OPENINGS[chat.id] ?? []) {
        await write(chat, authorId, text, Date.now() - minutesAgo * 60_000);
      }
    }
  }

  return {
    add: (chat, authorId, text) => write(chat, authorId, text, Date.now()),
    latest: (chat) => newest(chat, PAGE_LENGTH),
    last: async (chat) => (await newest(chat, 1))[0],
  };
}

/** The opening messages of each chat: minutes ago, author, text. */
const OPENINGS: Record<string, [number, string, string][]> = {
  garden: [
    [1512, "ann", "The tomatoes came up overnight. All of them!"],
    [1498, "ben", "Told you they only needed one warm evening."],
    [1496, "ben", "How is the bean frame holding up?"],
    [62, "ann", "It leans. I think I tied it on the wrong side of the wind."],
    [41, "ben", "Show me on video when you have a minute? Easier than describing knots."],
    [38, "ann", "Good idea. Ring me whenever."],
  ],
  recipes: [
    [2890, "cleo", "Cardamom buns, fourth attempt: finally soft the next morning."],
    [2871, "ann", "What did you change?"],
    [190, "cleo", "Less flour and a colder proof. I will write it down properly."],
  ],
  "night-shift": [
    [320, "ben", "Can you take Thursday? I would do Saturday for it."],
    [304, "cleo", "Thursday is fine. Keep your Saturday."],
    [301, "ben", "You are a star. Voice calls only from here, the camera wakes the cat."],
  ],
  weekend: [
    [4330, "cleo", "The cabin is ours from Friday noon."],
    [4302, "ann", "I bring the boat key and far too much cheese."],
    [95, "ben", "Shall we settle the driving with everybody on a call?"],
  ],
};
