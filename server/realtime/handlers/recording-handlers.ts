/** Recordings of a call: requested, consented to, stopped. */
import { command, deviceOf } from "./call-handlers.ts";
import type { Handler, MessageOf } from "./handler.ts";

export const askToRecord: Handler<MessageOf<"call:recording:request">> = (context, from, message) =>
  command(context, message, (id) => context.calls.askToRecord(deviceOf(from), id));

export const consentToRecord: Handler<MessageOf<"call:recording:consent">> = (
  context,
  from,
  message,
) =>
  command(context, message, (id) => {
    return context.calls.consentToRecord(deviceOf(from), id, message);
  });

export const stopRecording: Handler<MessageOf<"call:recording:stop">> = (context, from, message) =>
  command(context, message, (id) => context.calls.stopRecording(deviceOf(from), id));
