/** The texts around a call's messages in Italian, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Italian for the messages. */
export const italianMessages: MessageWords = {
  write: "Scrivi un messaggio",
  send: "Invia",
  close: "Chiudi",
  empty: "Ancora nessun messaggio. Tutti nella chiamata possono leggere quello che si scrive qui.",
  sending: "Invio in corso…",
  notSent: "Non inviato",
  tryAgain: "Riprova",
  discard: "Elimina",
  full: "In questa chiamata non c’è posto per altri messaggi.",
  unread: "Non letti: {count}",
  newOnes: "Nuovi messaggi",
  from: "Messaggio di {name}: {text}",
  left: "Caratteri rimanenti: {count}",
  loading: "Caricamento…",
  failed: "Impossibile caricare i messaggi.",
};
