/** The texts around a call's messages in French, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** French for the messages. */
export const frenchMessages: MessageWords = {
  write: "Écrire un message",
  send: "Envoyer",
  close: "Fermer",
  empty: "Aucun message pour l’instant. Tout le monde dans l’appel peut lire ce qui est écrit ici.",
  sending: "Envoi…",
  notSent: "Non envoyé",
  tryAgain: "Réessayer",
  discard: "Supprimer",
  full: "Il n’y a plus de place pour d’autres messages dans cet appel.",
  unread: "Non lus : {count}",
  newOnes: "Nouveaux messages",
  from: "Message de {name} : {text}",
  left: "Caractères restants : {count}",
  loading: "Chargement…",
  failed: "Impossible de charger les messages.",
};
