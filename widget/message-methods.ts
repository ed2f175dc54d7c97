/** The element's way to the messages of its call, as a promise that settles when the thing has happened. */
import { CallError, loaded } from "./page/call-error.ts";
import type { CallAccess } from "./call-methods.ts";
import type { MessageRefused } from "./model/message-box.ts";

/** Sends the message in the list, which waits for a lost connection to come back; without a list it opens them all. */
export async function messages(access: CallAccess, text?: [string]): Promise<void> {
  const desk = await loaded(access.messages.load());
  await (text ? desk.send(text[0]) : desk.open()).catch(({ code, message }: MessageRefused) => {
    throw new CallError(code, message);
  });
}
