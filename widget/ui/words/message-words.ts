/** What is said around the messages of a call. Loaded when there are some, or somebody wants to write one. */

/** `{count}` stands for how many, `{name}` for who wrote, `{text}` for what. */
export interface MessageWords {
  /** In the empty text field, and its name. */
  write: string;
  send: string;
  close: string;
  /** Nobody has written yet; and who will read it. */
  empty: string;
  /** Under what is on its way, and what did not get there. */
  sending: string;
  notSent: string;
  tryAgain: string;
  discard: string;
  /** A call holds no more of them. */
  full: string;
  unread: string;
  /** The button that leads to those below. */
  newOnes: string;
  /** Told to screen readers. */
  from: string;
  /** As the text comes near to the most it may have. */
  left: string;
  loading: string;
  failed: string;
}
