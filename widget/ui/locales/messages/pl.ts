/** The texts around a call's messages in Polish, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Polish for the messages. */
export const polishMessages: MessageWords = {
  write: "Napisz wiadomość",
  send: "Wyślij",
  close: "Zamknij",
  empty: "Nie ma jeszcze wiadomości. To, co tu napiszesz, przeczytają wszyscy w rozmowie.",
  sending: "Wysyłanie…",
  notSent: "Nie wysłano",
  tryAgain: "Spróbuj ponownie",
  discard: "Usuń",
  full: "W tej rozmowie nie zmieści się więcej wiadomości.",
  unread: "Nieprzeczytane: {count}",
  newOnes: "Nowe wiadomości",
  from: "Wiadomość – {name}: {text}",
  left: "Pozostało znaków: {count}",
  loading: "Wczytywanie…",
  failed: "Nie można wczytać wiadomości.",
};
