/** The element's methods for in-call messages. */
import { CallError, loaded } from "./page/call-error.ts";
import type { CallAccess } from "./call-methods.ts";
import type { MessageRefused } from "./model/message-box.ts";

/** Sends the text, waiting for a lost connection to return; without a text it opens the panel. */
export async function messages(access: CallAccess, text?: [string]): Promise<void> {
  const desk = await loaded(access.messages.load());
  await (text ? desk.send(text[0]) : desk.open()).catch(({ code, message }: MessageRefused) => {
    throw new CallError(code, message);
  });
}
