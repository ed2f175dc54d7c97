/** The texts around a call's messages in Dutch, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Dutch for the messages. */
export const dutchMessages: MessageWords = {
  write: "Bericht schrijven",
  send: "Versturen",
  close: "Sluiten",
  empty: "Nog geen berichten. Iedereen in het gesprek kan lezen wat hier staat.",
  sending: "Wordt verstuurd…",
  notSent: "Niet verstuurd",
  tryAgain: "Opnieuw proberen",
  discard: "Verwijderen",
  full: "In dit gesprek passen geen berichten meer.",
  unread: "Ongelezen: {count}",
  newOnes: "Nieuwe berichten",
  from: "Bericht van {name}: {text}",
  left: "Resterende tekens: {count}",
  loading: "Laden…",
  failed: "De berichten kunnen niet worden geladen.",
};
