/** The chats that the host registers. */
import { chatNamed, nameOfChat } from "../calls/rules/named-chat.ts";
import { factory } from "../deps.ts";
import { ChatRegistration, ChatRemoval, RegisteredChat } from "../protocol/host-api.ts";
import { ChatId } from "../protocol/ids.ts";
import { endpoint } from "./endpoint.ts";

const COMMON = {
  tag: "Host",
  auth: "host" as const,
  params: { id: ChatId },
  absent: "chat-not-found" as const,
};

const NONE = {
  ok: false as const,
  code: "chat-not-found" as const,
  message: "No such chat is registered",
};

const OTHER_ID = {
  ok: false as const,
  code: "malformed" as const,
  message: "id: expected the same as in the path",
};

/** `/api/chats`, behind `requireHost`. */
export const chatRoutes = factory.createApp()
  .put(
    "/:id",
    endpoint({
      ...COMMON,
      absent: "malformed",
      summary: "Registers a chat, which replaces what tokens say about it",
      description: "Connections with the chat are updated at once: people who are not members " +
        "lose it, and a running call gets the new `endsAt`.",
      body: ChatRegistration,
      data: RegisteredChat,
    }, async ({ deps, params, body }) => {
      if ((body.id ?? params.id) !== params.id) return OTHER_ID;
      const chat = chatNamed(params.id, body);
      const outcome = await deps.registeredChats.register(chat);
      return outcome.ok ? { ok: true, data: nameOfChat(chat) } : outcome;
    }),
  )
  .get(
    "/:id",
    endpoint({
      ...COMMON,
      summary: "Returns a registered chat",
      data: RegisteredChat,
    }, async ({ deps, params }) => {
      const chat = await deps.registeredChats.read(params.id);
      return chat ? { ok: true, data: nameOfChat(chat) } : NONE;
    }),
  )
  .delete(
    "/:id",
    endpoint({
      ...COMMON,
      summary: "Removes a registered chat; the newest token counts again",
      data: ChatRemoval,
    }, async ({ deps, params }) => {
      const wasThere = await deps.registeredChats.remove(params.id);
      return wasThere ? { ok: true, data: { id: params.id } } : NONE;
    }),
  );
