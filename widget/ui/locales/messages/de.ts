/** The texts around a call's messages in German, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** German for the messages. */
export const germanMessages: MessageWords = {
  write: "Nachricht schreiben",
  send: "Senden",
  close: "Schließen",
  empty: "Noch keine Nachrichten. Was hier steht, können alle im Anruf lesen.",
  sending: "Wird gesendet …",
  notSent: "Nicht gesendet",
  tryAgain: "Erneut versuchen",
  discard: "Löschen",
  full: "In diesem Anruf ist kein Platz für weitere Nachrichten.",
  unread: "Ungelesen: {count}",
  newOnes: "Neue Nachrichten",
  from: "Nachricht von {name}: {text}",
  left: "Verbleibende Zeichen: {count}",
  loading: "Wird geladen …",
  failed: "Die Nachrichten lassen sich nicht laden.",
};
