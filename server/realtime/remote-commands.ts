/**
 * The commands of a call for somebody who has no socket in hand, such as a REST client: the same
 * rules and effects, and the seat on one of the person's own connections. Knows no HTTP.
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

/** A call to be placed. */
export interface RemoteCall {
  chatId: ChatId;
  callType: CallType;
  targetUserIds?: UserId[];
}

/** A relayed message; where it does not name the call or the chat, those of the command are meant. */
type Partly<M> = M extends RelayedMessage ? Omit<M, "sessionId" | "chatId"> & {
    sessionId?: SessionId;
    chatId?: ChatId;
  }
  : never;
export type RemoteSignal = Partly<RelayedMessage>;

/** Commands by person and, where a device matters, by the connection that is to be it. */
export interface RemoteCommands {
  /** The caller's seat is taken by `on`, else by the person's only connection. */
  initiate(
    identity: HostIdentity,
    request: RemoteCall,
    on?: ConnectionId,
  ): ReturnType<CallService["initiate"]>;
  accept(userId: UserId, id: SessionId, on?: ConnectionId): ReturnType<CallService["accept"]>;
  /** Leads out of the call; all of the person's connections hear of it. */
  leaveBy(
    command: "reject" | "cancel" | "leave" | "end",
    userId: UserId,
    id: SessionId,
    options: { on?: ConnectionId; reason?: string },
  ): Promise<Outcome<unknown>>;
  /** Writes to everybody in the call; all of the person's connections hear of it. */
  sendMessage(
    userId: UserId,
    id: SessionId,
    writing: Writing,
  ): ReturnType<CallService["sendMessage"]>;
  /** What the person may read of a call's messages, from behind the index `after`. */
  messagesOf: CallService["messagesOf"];
  /** The chat as the token names it, as one of the person's connections holds it, or as it is registered. */
  chatOf(identity: HostIdentity, chatId: ChatId): Promise<Chat | Refusal>;
  /** Relays for `on`, else for the connection with the person's seat, else for their only one. */
  signal(
    userId: UserId,
    id: SessionId,
    message: RemoteSignal,
    on?: ConnectionId,
  ): Outcome<unknown>;
}

/** A device that is no connection, so that all of the person's connections hear what it did. */
const NO_CONNECTION: ConnectionId = "remote";

/** The commands over what handlers work with. */
export function createRemoteCommands(context: HandlerContext): RemoteCommands {
  const { calls, registry, registeredChats } = context;

  /** One of the person's own connections: the one that is named, else the only one. */
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
        : "This person is connected several times: name one by connectionId",
    );
  }

  /**
   * The chat as the device holds it; what the token says of it is attached to the device before. What
   * a device at another server holds is not known here, but for a chat that the host has registered.
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
    return chat ?? refuse("forbidden", "Neither the token nor the connection holds that chat");
  }

  /** The chat as the token names it, else as one of the person's connections holds it. */
  function anyChat({ user, chat }: HostIdentity, chatId: ChatId): Chat | Refusal {
    if (chat?.id === chatId) return chat;
    const here = registry.connectionsOf(user.id).flatMap((id) => registry.get(id) ?? []);
    for (const connection of here) {
      const held = chatOf(connection, chatId);
      if (held) return held;
    }
    return refuse("forbidden", "Neither the token nor a connection holds that chat");
  }

  return {
    async initiate(identity, { chatId, callType, targetUserIds }, on) {
      const { id: userId } = identity.user;
      const request = { callType, ...(targetUserIds === undefined ? {} : { targetUserIds }) };
      const device = deviceOf(userId, on);
      // That a device is missing is for those to know who could call with one.
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
      // The same words for a chat of others and for one that does not exist.
      return registered?.members.some(({ id }) => id === identity.user.id) ? registered : chat;
    },
    signal(userId, id, message, on) {
      if (message.sessionId !== undefined && message.sessionId !== id) {
        return refuse("call-not-found", "The message names another call than its address");
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
