/** The element's methods about the messages of its call, as promises that settle when the thing has happened. */
import { CallError, loaded } from "./call-error.ts";
import type { CallAccess } from "./call-methods.ts";
import type { MessageRefused } from "./model/message-box.ts";

/** Settles when the server has it; waits for a lost connection to come back. */
export async function sendMessage({ messages }: CallAccess, text: string): Promise<void> {
  const desk = await loaded(messages.load());
  await desk.send(text).catch(refused);
}

/** Settles when the person can write. */
export async function openMessages({ messages }: CallAccess): Promise<void> {
  const desk = await loaded(messages.load());
  await desk.open().catch(refused);
}

function refused({ code, message }: MessageRefused): never {
  throw new CallError(code, message);
}
