/** One live connection as the rest of the server sees it: a person's device that takes text. It does not say what carries it. */
import type { Chat } from "../calls/call-service.ts";
import { CLOSE_CODE } from "../protocol/error-code.ts";
import type { ChatId, ConnectionId, UserId } from "../protocol/ids.ts";
import type { Transport } from "./socket/outbox.ts";

/** Who a connection speaks for, as its token says. */
export interface ConnectionUser {
  id: UserId;
  name: string;
  picture?: string;
}

/** One chat's members, shared by every connection that holds the chat. */
export interface MemberList {
  readonly chatId: ChatId;
  /**
   * Who counts: the registered members where the chat is registered, else the claimed ones; with the
   * names and pictures of their own tokens where the list has none.
   */
  members: Chat["members"];
  /** Those of the newest token. */
  claimed: Chat["members"];
  /** When that token was issued, epoch milliseconds. */
  issuedAt: number;
  /** The chat as the host has registered it; it counts before every token. */
  registered: Chat | null;
}

/** A chat as one connection holds it: what its own token allows, with the list that counts. */
export interface Attachment {
  own: Omit<Chat, "members">;
  list: MemberList;
}

/** Who sends a message, as far as whoever passes it on has to know. */
export interface Sender {
  readonly id: ConnectionId;
  readonly user: { readonly id: UserId };
  /** What closes a relayed message: the sender, spliced in behind everything the client wrote. */
  readonly stamp: string;
}

export interface Connection extends Sender {
  user: ConnectionUser;
  /** The chats this connection may act in. */
  readonly chats: Map<ChatId, Attachment>;
  /** Epoch milliseconds of the token's end. */
  tokenExpiresAt: number;
  /** Sends text, in order; silent once the connection is closed. */
  send(text: string): void;
  /** Closes it; everything it holds is freed before the other side answers. */
  close(code: number, reason: string): void;
}

/** Closes a connection whose page has a new one; where there is none, it is gone already. */
export function closeReplaced(connection: Connection | undefined): void {
  connection?.close(CLOSE_CODE.replaced, "the page has a new connection");
}

/** The end of every message relayed for this sender; JSON's last key counts, so nobody can forge it. */
export function stampOf(userId: UserId, connectionId: ConnectionId): string {
  const stamp = { fromUserId: userId, fromConnectionId: connectionId };
  return `,${JSON.stringify(stamp).slice(1)}`;
}

/** A connection that holds no chat yet. */
export function createConnection(
  id: ConnectionId,
  user: ConnectionUser,
  tokenExpiresAt: number,
  transport: Transport,
): Connection {
  return {
    id,
    user,
    chats: new Map(),
    tokenExpiresAt,
    stamp: stampOf(user.id, id),
    ...transport,
  };
}
