/** French: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** French. */
export const frenchGroup: GroupWordsOfLocale = {
  addPeople: "Ajouter des personnes",
  joinCall: "Rejoindre l’appel",
  group: {
    away: "Change de page ou se reconnecte…",
    lost: "Pas de connexion",
    joined: "{name} a rejoint l’appel",
    left: "{name} a quitté l’appel",
    manyJoined: "{name} ont rejoint l’appel",
    manyLeft: "{name} ont quitté l’appel",
    alsoCalls: "Appelle aussi {name}",
    absent: {
      "declined": "Refusé",
      "no-answer": "Sans réponse",
      "busy": "Occupé",
      "offline": "Injoignable",
      "unavailable": "Indisponible",
    },
    running: "Appel en cours",
    choose: "Qui appeler ?",
    call: "Appeler",
    close: "Fermer",
    here: "En ligne",
    notHere: "Hors ligne",
    full: "{count} personnes au plus par appel",
    nobody: "Tout le monde est déjà dans l’appel",
    search: "Rechercher",
    notFound: "Aucun résultat",
  },
};
