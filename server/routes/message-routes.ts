/** Messages in a call over REST: reading them, and writing to a running call. */
import { factory } from "../deps.ts";
import { CallMessage } from "../protocol/call-message.ts";
import { SessionId } from "../protocol/ids.ts";
import { CALL_MESSAGES_MAX, CALL_MESSAGES_PAGE } from "../protocol/limits.ts";
import { MessagePage, MessagesQuery } from "../protocol/rest.ts";
import { MessageRequest } from "../protocol/rest-command.ts";
import { endpoint } from "./endpoint.ts";

const ABOUT_CALL = {
  tag: "Messages",
  auth: "user" as const,
  params: { id: SessionId },
  absent: "call-not-found" as const,
};

/** `/api/calls/{id}/messages`, behind `requireUser`. */
export const messageRoutes = factory.createApp()
  .get(
    "/:id/messages",
    endpoint({
      ...ABOUT_CALL,
      summary: "The messages of a call, oldest first",
      description:
        `At most ${CALL_MESSAGES_PAGE} messages, fewer if they are long. People who were in the ` +
        "call can read everything written until they left it, also what was written before they " +
        "came.",
      query: MessagesQuery,
      queryNotes: { after: "Messages with a higher `index`; all by default." },
      data: MessagePage,
    }, async ({ deps, identity, params: { id }, query: { after = 0 } }) => {
      const outcome = await deps.signaling.remote.messagesOf(identity.user.id, id, after);
      if (!outcome.ok) return outcome;
      const { messages, hasMore } = outcome;
      return { ok: true, data: { messages, hasMore } };
    }),
  )
  .post(
    "/:id/messages",
    endpoint({
      ...ABOUT_CALL,
      summary: "Writes to everybody in a call",
      description: `A call holds at most ${CALL_MESSAGES_MAX} messages. Repeating the person's ` +
        "newest message under its `messageId` returns it again and sends nothing.",
      body: MessageRequest,
      data: CallMessage,
      refusals: [
        "forbidden",
        "call-over",
        "not-in-call",
        "too-early",
        "too-many-messages",
        "turned-off",
      ],
    }, async ({ deps, identity, params: { id }, body }) => {
      const { text, messageId = crypto.randomUUID() } = body;
      const { remote } = deps.signaling;
      const outcome = await remote.sendMessage(identity.user.id, id, { messageId, text });
      return outcome.ok ? { ok: true, data: outcome.message } : outcome;
    }),
  );
