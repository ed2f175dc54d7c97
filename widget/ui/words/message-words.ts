/** The texts around a call's messages, loaded when there are any or somebody wants to write. */

/** `{count}` stands for how many, `{name}` for who wrote, `{text}` for what they wrote. */
export interface MessageWords {
  /** The placeholder of the text field, and its accessible name. */
  write: string;
  send: string;
  close: string;
  /** Nobody has written yet; and who will be able to read it. */
  empty: string;
  /** Under a message that is being sent, and one that failed. */
  sending: string;
  notSent: string;
  tryAgain: string;
  discard: string;
  /** The call can hold no more messages. */
  full: string;
  unread: string;
  /** The button that scrolls to new messages below. */
  newOnes: string;
  /** Announced to screen readers. */
  from: string;
  /** Shown when a text gets near its maximum length. */
  left: string;
  loading: string;
  failed: string;
}
