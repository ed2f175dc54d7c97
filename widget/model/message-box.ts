/** What the views and the element use of a call's messages; the effects implement it. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { MessageLog } from "./call-messages.ts";

/** Everything that is shown of one call's messages. */
export interface MessageView extends MessageLog {
  /** How many of the others' messages the person has not seen. */
  unread: number;
  /** The content of the text field. */
  draft: string;
  /** The person has the panel open. */
  isOpen: boolean;
  /** How often they have opened it on this page. Each opening is a wish to write. */
  openings: number;
  /** Whether the earlier messages are being fetched, are here, or could not be fetched. */
  status: "loading" | "ready" | "failed";
  /** The latest of the others' messages that arrived while this page was open. */
  latest: CallMessage | null;
  /** The call is over: nothing more can be sent. */
  isOver: boolean;
  /** The call ended before everything was read or sent. */
  isLeft: boolean;
}

/** The messages of one call. */
export interface MessageBox {
  readonly view: MessageView;
  /** Calls back after each change. */
  follow(listener: () => void): () => void;
  setOpen(isOpen: boolean): void;
  setDraft(text: string): void;
  /** The person has seen everything up to this index. */
  read(index: number): void;
  /** Sends a message to everybody in the call; the view shows what becomes of it. */
  write(text: string): void;
  /** The same for the host page: resolves when the server has it, rejects with its refusal. */
  send(text: string): Promise<void>;
  /** Sends again what could not be sent, and fetches again what could not be fetched. */
  tryAgain(): void;
  /** Discards an unsent message. */
  discard(messageId: string): void;
}

/** The messages of the call that this page is in, or was in last. */
export interface MessageDesk {
  /** Null before the first call. */
  readonly box: MessageBox | null;
  /** For the host page: resolves when the server has the message; rejects with the reason. */
  send(text: string): Promise<void>;
  /** Opens the panel; rejects if there is no call to write in. */
  open(): Promise<void>;
  /** Calls back when the box is replaced by another. */
  follow(listener: () => void): () => void;
}

/** Access to the messages: their code is loaded only when it is needed. */
export interface CallMessages {
  desk: MessageDesk | null;
  /** Resolves once something has loaded them. */
  readonly loaded: Promise<MessageDesk>;
  load(): Promise<MessageDesk>;
}

/** The server refused a message; `code` is the protocol's error code. */
export class MessageRefused extends Error {
  override readonly name = "MessageRefused";

  constructor(readonly code: string, message: string) {
    super(message);
  }
}
