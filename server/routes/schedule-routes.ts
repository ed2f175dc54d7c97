/** Scheduled calls over REST. */
import { factory } from "../deps.ts";
import {
  ScheduledCall,
  ScheduledCallId,
  ScheduledCalls,
  ScheduledId,
  ScheduleQuery,
  ScheduleRequest,
} from "../protocol/schedule.ts";
import { endpoint } from "./endpoint.ts";

const TAG = "Scheduled calls";
const TURNED_OFF = {
  ok: false,
  code: "turned-off",
  message: "No calls are scheduled here",
} as const;

/** `/api/scheduled-calls`, behind `requireUser`. */
export const scheduleRoutes = factory.createApp()
  .post(
    "/",
    endpoint({
      tag: TAG,
      summary: "Agrees on a call of a chat for a time to come",
      description:
        "The chat is that of the token, or one that a connection of the person holds. At that " +
        "time everybody concerned hears of it; somebody has to start the call.",
      auth: "user",
      body: ScheduleRequest,
      data: ScheduledCall,
      refusals: [
        "forbidden",
        "calls-not-allowed",
        "chat-ended",
        "turned-off",
        "too-many-scheduled",
        "invalid-targets",
        "invalid-time",
      ],
    }, async ({ deps: { scheduled, signaling }, identity, body }) => {
      if (!scheduled) return TURNED_OFF;
      const chat = await signaling.remote.chatOf(identity, body.chatId);
      if ("ok" in chat) return chat;
      const outcome = await scheduled.make(identity.user.id, chat, body);
      return outcome.ok ? { ok: true, data: outcome.scheduledCall } : outcome;
    }),
  )
  .get(
    "/",
    endpoint({
      tag: TAG,
      summary: "The person's calls to come, earliest first",
      description: "Also those that are due, for 15 minutes, until somebody has started them.",
      auth: "user",
      query: ScheduleQuery,
      queryNotes: { chatId: "Calls of this chat." },
      data: ScheduledCalls,
      refusals: ["turned-off"],
    }, async ({ deps: { scheduled }, identity, query: { chatId } }) => {
      if (!scheduled) return TURNED_OFF;
      return {
        ok: true,
        data: { scheduledCalls: await scheduled.listOf(identity.user.id, chatId) },
      };
    }),
  )
  .delete(
    "/:id",
    endpoint({
      tag: TAG,
      summary: "Calls it off, or takes the person out of it",
      description: "Who has made it calls it off for all; anybody else leaves it to the others.",
      auth: "user",
      params: { id: ScheduledId },
      absent: "not-found",
      data: ScheduledCallId,
      refusals: ["turned-off"],
    }, async ({ deps: { scheduled }, identity, params: { id } }) => {
      if (!scheduled) return TURNED_OFF;
      return await scheduled.leave(identity.user.id, id)
        ? { ok: true, data: { id } }
        : { ok: false, code: "not-found", message: "There is no such scheduled call" };
    }),
  );
