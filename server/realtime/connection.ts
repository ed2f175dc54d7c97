/** A live connection as the rest of the server sees it: a person's device, over any transport. */
import type { Chat } from "../calls/call-service.ts";
import { CLOSE_CODE } from "../protocol/error-code.ts";
import type { ChatId, ConnectionId, UserId } from "../protocol/ids.ts";
import type { Transport } from "./socket/outbox.ts";

/** The person a connection speaks for, from its token. */
export interface ConnectionUser {
  id: UserId;
  name: string;
  picture?: string;
}

/** A chat's members, shared by all connections that hold the chat. */
export interface MemberList {
  readonly chatId: ChatId;
  /**
   * The effective members: the registered ones if the chat is registered, else the claimed ones.
   * Names and pictures that the list lacks come from people's own tokens.
   */
  members: Chat["members"];
  /** The members in the newest token. */
  claimed: Chat["members"];
  /** When that token was issued, epoch milliseconds. */
  issuedAt: number;
  /** The chat as the host registered it; takes precedence over every token. */
  registered: Chat | null;
}

/** A chat as one connection holds it: what its own token allows, with the effective member list. */
export interface Attachment {
  own: Omit<Chat, "members">;
  list: MemberList;
}

/** The sender of a message, as far as relaying needs it. */
export interface Sender {
  readonly id: ConnectionId;
  readonly user: { readonly id: UserId };
  /** The end of a relayed message: the sender, spliced in after everything the client wrote. */
  readonly stamp: string;
}

export interface Connection extends Sender {
  user: ConnectionUser;
  /** The chats this connection may act in. */
  readonly chats: Map<ChatId, Attachment>;
  /** When the token expires, epoch milliseconds. */
  tokenExpiresAt: number;
  /** Sends text, in order; does nothing once the connection is closed. */
  send(text: string): void;
  /** Closes it; everything it holds is freed without waiting for the other side. */
  close(code: number, reason: string): void;
}

/** Closes a connection that its page has replaced; does nothing if it is already gone. */
export function closeReplaced(connection: Connection | undefined): void {
  connection?.close(CLOSE_CODE.replaced, "the page has a new connection");
}

/**
 * The end of every message relayed for this sender; JSON's last key counts, so none can forge it.
 */
export function stampOf(userId: UserId, connectionId: ConnectionId): string {
  const stamp = { fromUserId: userId, fromConnectionId: connectionId };
  return `,${JSON.stringify(stamp).slice(1)}`;
}

/** A connection that holds no chats yet. */
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
