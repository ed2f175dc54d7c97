/** The texts around a call's messages in English, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** English for the messages. */
export const englishMessages: MessageWords = {
  write: "Write a message",
  send: "Send",
  close: "Close",
  empty: "No messages yet. Everyone in the call can read what is written here.",
  sending: "Sending…",
  notSent: "Not sent",
  tryAgain: "Try again",
  discard: "Delete",
  full: "This call can’t take any more messages.",
  unread: "Unread: {count}",
  newOnes: "New messages",
  from: "Message from {name}: {text}",
  left: "Characters left: {count}",
  loading: "Loading…",
  failed: "The messages cannot be loaded.",
};
