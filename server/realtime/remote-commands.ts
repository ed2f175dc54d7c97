/**
 * Call commands for clients without a socket, such as REST: the same rules and effects, with the
 * seat on one of the person's own connections. Knows no HTTP.
 */
import type { HostIdentity } from "../auth/token-claims.ts";
import type {
  CallService,
  Chat,
  Device,
  Outcome,
  Refusal,
  Writing,
} from "../calls/call-service.ts";
import { refuse } from "../calls/lifecycle/step.ts";
import type { CallType } from "../protocol/call.ts";
import type { RelayedMessage } from "../protocol/client-message.ts";
import type { ChatId, ConnectionId, SessionId, UserId } from "../protocol/ids.ts";
import { chatOf } from "./chats/chat-book.ts";
import { stampOf } from "./connection.ts";
import { attachChatOf } from "./handlers/connection-handlers.ts";
import type { HandlerContext } from "./handlers/handler.ts";
import { relay } from "./relay/relay.ts";

/** The call to place. */
export interface RemoteCall {
  chatId: ChatId;
  callType: CallType;
  targetUserIds?: UserId[];
}

/** A relayed message; a missing call or chat id means the command's own. */
type Partly<M> = M extends RelayedMessage ? Omit<M, "sessionId" | "chatId"> & {
    sessionId?: SessionId;
    chatId?: ChatId;
  }
  : never;
export type RemoteSignal = Partly<RelayedMessage>;

/** Commands by person and, if a device matters, by the connection that acts. */
export interface RemoteCommands {
  /** The caller's seat goes to `on`, or to the person's only connection. */
  initiate(
    identity: HostIdentity,
    request: RemoteCall,
    on?: ConnectionId,
  ): ReturnType<CallService["initiate"]>;
  accept(userId: UserId, id: SessionId, on?: ConnectionId): ReturnType<CallService["accept"]>;
  /** Takes the person out of the call; all of their connections are told. */
  leaveBy(
    command: "reject" | "cancel" | "leave" | "end",
    userId: UserId,
    id: SessionId,
    options: { on?: ConnectionId; reason?: string },
  ): Promise<Outcome<unknown>>;
  /** Writes to everybody in the call; all of the person's own connections are told too. */
  sendMessage(
    userId: UserId,
    id: SessionId,
    writing: Writing,
  ): ReturnType<CallService["sendMessage"]>;
  /** The messages that the person may read, with an index above `after`. */
  messagesOf: CallService["messagesOf"];
  /** The chat as named by the token, held by one of the person's connections, or registered. */
  chatOf(identity: HostIdentity, chatId: ChatId): Promise<Chat | Refusal>;
  /** Relays for `on`, else the connection with the person's seat, else their only one. */
  signal(
    userId: UserId,
    id: SessionId,
    message: RemoteSignal,
    on?: ConnectionId,
  ): Outcome<unknown>;
}

/** An id no connection has, so that all of the person's connections are told what was done. */
const NO_CONNECTION: ConnectionId = "remote";

/** The commands, on the same context as the message handlers. */
export function createRemoteCommands(context: HandlerContext): RemoteCommands {
  const { calls, registry, registeredChats } = context;

  /** One of the person's own connections: the named one, else the only one. */
  function deviceOf(userId: UserId, on?: ConnectionId): Device | Refusal {
    const here = registry.connectionsOf(userId);
    if (on !== undefined) {
      return here.includes(on)
        ? { userId, connectionId: on }
        : refuse("no-device", "That is not a connection of this person");
    }
    if (here.length === 1) return { userId, connectionId: here[0] };
    return refuse(
      "no-device",
      here.length === 0
        ? "This person is not connected: no device could take the seat"
        : "This person has several connections: name one by connectionId",
    );
  }

  /**
   * The chat as the device holds it, after attaching what the token says. For a device on another
   * server only the token's or the registered chat is known.
   */
  async function chatFor(
    device: Device,
    identity: HostIdentity,
    chatId: ChatId,
  ): Promise<Chat | Refusal> {
    const own = identity.chat?.id === chatId ? identity.chat : null;
    const connection = registry.get(device.connectionId);
    if (own && connection) {
      const refusal = await attachChatOf(context, connection, { ...identity, chat: own });
      if (refusal) return refusal;
    }
    const chat = connection
      ? chatOf(connection, chatId)
      : own ?? await registeredChats.read(chatId);
    return chat ??
      refuse("forbidden", "The chat is neither in the token nor attached to the connection");
  }

  /** The chat as the token names it, else as one of the person's connections holds it. */
  function anyChat({ user, chat }: HostIdentity, chatId: ChatId): Chat | Refusal {
    if (chat?.id === chatId) return chat;
    const here = registry.connectionsOf(user.id).flatMap((id) => registry.get(id) ?? []);
    for (const connection of here) {
      const held = chatOf(connection, chatId);
      if (held) return held;
    }
    return refuse("forbidden", "The chat is neither in the token nor attached to a connection");
  }

  return {
    async initiate(identity, { chatId, callType, targetUserIds }, on) {
      const { id: userId } = identity.user;
      const request = { callType, ...(targetUserIds === undefined ? {} : { targetUserIds }) };
      const device = deviceOf(userId, on);
      // Only those who could call with a device may learn that one is missing.
      if ("ok" in device) {
        const chat = anyChat(identity, chatId);
        return "ok" in chat ? chat : await calls.whyNotCall(userId, chat, request) ?? device;
      }
      const chat = await chatFor(device, identity, chatId);
      return "ok" in chat ? chat : await calls.initiate(device, chat, request);
    },
    async accept(userId, id, on) {
      const device = deviceOf(userId, on);
      return "ok" in device
        ? await calls.whyNotAnswer(userId, id) ?? device
        : await calls.accept(device, id);
    },
    async leaveBy(command, userId, id, { on, reason }) {
      const named = on === undefined ? null : deviceOf(userId, on);
      if (named && "ok" in named) return named;
      const by = { userId, connectionId: NO_CONNECTION };
      return command === "end" ? await calls.end(by, id, reason) : await calls[command](by, id);
    },

    sendMessage(userId, id, writing) {
      return calls.sendMessage({ userId, connectionId: NO_CONNECTION }, id, writing);
    },
    messagesOf: calls.messagesOf,
    async chatOf(identity, chatId) {
      const chat = anyChat(identity, chatId);
      if (!("ok" in chat)) return chat;
      const registered = await registeredChats.read(chatId);
      // The same refusal for other people's chats and for chats that do not exist.
      return registered?.members.some(({ id }) => id === identity.user.id) ? registered : chat;
    },
    signal(userId, id, message, on) {
      if (message.sessionId !== undefined && message.sessionId !== id) {
        return refuse("call-not-found", "sessionId is not that of the call in the path");
      }
      const live = calls.live(id);
      if (!live) return refuse("call-not-found", "There is no such call");
      const device = deviceOf(userId, on ?? live.seats.get(userId));
      if ("ok" in device) return device;
      const { connectionId } = device;
      const from = {
        id: connectionId,
        user: { id: userId },
        stamp: stampOf(userId, connectionId),
      };
      const whole = { ...message, sessionId: id, chatId: message.chatId ?? live.chatId };
      return relay(context, from, whole as RelayedMessage, JSON.stringify(whole));
    },
  };
}
