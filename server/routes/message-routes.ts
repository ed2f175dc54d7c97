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
      summary: "What was written in a call, oldest first",
      description:
        `${CALL_MESSAGES_PAGE} messages at most, fewer of long ones. Who was in the call reads what was ` +
        "written until they left it, and who came later also what was written before.",
      query: MessagesQuery,
      queryNotes: { after: "Messages with a higher `index`; all where it is left out." },
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
      description: `A call holds ${CALL_MESSAGES_MAX} messages. Sent again under the same ` +
        "`messageId`, the person's newest message is answered again and was sent once.",
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
