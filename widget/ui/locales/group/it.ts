/** Italian: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Italian. */
export const italianGroup: GroupWordsOfLocale = {
  addPeople: "Aggiungi persone",
  joinCall: "Partecipa alla chiamata",
  group: {
    away: "Cambia pagina o si riconnette…",
    lost: "Nessuna connessione",
    joined: "{name} entra nella chiamata",
    left: "{name} non è più in chiamata",
    manyJoined: "{name} entrano nella chiamata",
    manyLeft: "{name} non sono più in chiamata",
    alsoCalls: "Chiama anche {name}",
    absent: {
      "declined": "Rifiutata",
      "no-answer": "Nessuna risposta",
      "busy": "Occupato",
      "offline": "Non raggiungibile",
      "unavailable": "Non disponibile",
    },
    running: "Chiamata in corso",
    choose: "Chi vuoi chiamare?",
    call: "Chiama",
    close: "Chiudi",
    here: "In linea",
    notHere: "Non in linea",
    full: "Al massimo {count} persone per chiamata",
    nobody: "Sono già tutti nella chiamata",
    search: "Cerca",
    notFound: "Nessun risultato",
  },
};
