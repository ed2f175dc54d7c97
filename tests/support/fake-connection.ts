/** A connection without a socket that records what it was sent. */
import { type Connection, stampOf } from "../../server/realtime/connection.ts";

export interface FakeConnection extends Connection {
  /** Every text it was sent, parsed. */
  readonly sent: Record<string, unknown>[];
  readonly sentTexts: string[];
  readonly closedWith: { code: number; reason: string }[];
}

/** A connection of a person. The default id is the person's id with `-1`. */
export function fakeConnection(userId: string, id = `${userId}-1`): FakeConnection {
  const sentTexts: string[] = [];
  const closedWith: FakeConnection["closedWith"] = [];
  return {
    id,
    user: { id: userId, name: userId },
    chats: new Map(),
    tokenExpiresAt: Infinity,
    stamp: stampOf(userId, id),
    sentTexts,
    closedWith,
    get sent() {
      return sentTexts.map((text) => JSON.parse(text));
    },
    send: (text) => void sentTexts.push(text),
    close: (code, reason) => void closedWith.push({ code, reason }),
  };
}
