/** What the views and the element do with the messages of a call; who provides it talks to the server. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { MessageLog } from "./call-messages.ts";

/** All that is shown of the messages of one call. */
export interface MessageView extends MessageLog {
  /** How many of the others' messages the person has not seen. */
  unread: number;
  /** What stands in the text field. */
  draft: string;
  /** The person has the panel open. */
  isOpen: boolean;
  /** How often they have opened it on this page: each time they want to write. */
  openings: number;
  /** What was written before is on its way, here, or cannot be had. */
  status: "loading" | "ready" | "failed";
  /** The last of the others' messages that came while this page was there. */
  latest: CallMessage | null;
  /** The call is over: nothing is sent any more. */
  isOver: boolean;
  /** It ended before everything was read or sent. */
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
  /** Writes to everybody in the call; what becomes of it shows in the view. */
  write(text: string): void;
  /** The same for the page: settles when the server has it, or rejects with its refusal. */
  send(text: string): Promise<void>;
  /** Sends what could not be sent, and asks for what could not be had. */
  tryAgain(): void;
  /** Gives up what was not sent. */
  discard(messageId: string): void;
}

/** The messages of whatever call this page is in, or was in last. */
export interface MessageDesk {
  /** Null before the first call. */
  readonly box: MessageBox | null;
  /** For the page: settles when the server has the message, or rejects with what speaks against it. */
  send(text: string): Promise<void>;
  /** Opens them; rejects where there is no call to write in. */
  open(): Promise<void>;
  /** Calls back when there is another box. */
  follow(listener: () => void): () => void;
}

/** The way to them: nothing of it is loaded before somebody needs it. */
export interface CallMessages {
  desk: MessageDesk | null;
  /** Settles once somebody has needed them. */
  readonly loaded: Promise<MessageDesk>;
  load(): Promise<MessageDesk>;
}

/** Why a message was not taken, by the protocol's code. */
export class MessageRefused extends Error {
  override readonly name = "MessageRefused";

  constructor(readonly code: string, message: string) {
    super(message);
  }
}
