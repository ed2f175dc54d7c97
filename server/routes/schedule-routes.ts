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
  message: "Scheduled calls are turned off on this server",
} as const;

/** `/api/scheduled-calls`, behind `requireUser`. */
export const scheduleRoutes = factory.createApp()
  .post(
    "/",
    endpoint({
      tag: TAG,
      summary: "Schedules a call in a chat",
      description:
        "The chat is the token's, one attached to a connection of the person, or a registered one " +
        "that lists them. At that time all participants are told; one of them has to start the " +
        "call.",
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
      summary: "The person's scheduled calls, earliest first",
      description: "A call that is due stays listed for 15 minutes, or until somebody starts it.",
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
      summary: "Cancels a scheduled call, or takes the person out of it",
      description:
        "The organizer cancels it for everybody; for others it stays without this person.",
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
