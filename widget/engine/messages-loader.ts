/** Loads the messages' part once somebody writes, wants to, or wrote on the last page. */
import type { MessageDeskOptions } from "../effects/messages/message-desk.ts";
import type { CallMessages, MessageDesk } from "../model/message-box.ts";

export interface LoadedMessages extends CallMessages {
  /** Takes a message from the server, unvalidated. */
  hear(message: { type: string }): void;
}

/** `isReturn`: the last page of this tab was in a call. */
export function createMessagesLoader(
  options: MessageDeskOptions,
  isReturn: boolean,
): LoadedMessages {
  const heard: object[] = [];
  let hear = (message: object): void => {
    heard.push(message);
    load().catch(console.warn);
  };
  let tell: (desk: MessageDesk) => void;
  let loading: Promise<MessageDesk> | null = null;

  const load = (): Promise<MessageDesk> =>
    loading ??= import("../effects/messages/message-desk.ts").then(({ createMessageDesk }) => {
      const desk = createMessageDesk(options);
      hear = desk.hear;
      heard.forEach(hear);
      tell(messages.desk = desk);
      return desk;
    }).catch((cause) => {
      // The next message, or the next press, tries again.
      loading = null;
      throw cause;
    });

  const messages: LoadedMessages = {
    desk: null,
    loaded: new Promise((resolve) => tell = resolve),
    load,
    hear(message) {
      if (message.type === "call:message") hear(message);
    },
  };
  options.actor.subscribe(({ context }) => {
    if (context.call?.messageCount && !loading) load().catch(console.warn);
  });
  // `message-memory.ts` keeps what the last page left under this name.
  if (isReturn && "chat-call:messages" in sessionStorage) load().catch(console.warn);
  return messages;
}
