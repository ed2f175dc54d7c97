/** Polish: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Polish. */
export const polishGroup: GroupWordsOfLocale = {
  addPeople: "Dodaj osoby",
  joinCall: "Dołącz do połączenia",
  group: {
    away: "Zmiana strony lub ponowne łączenie…",
    lost: "Brak połączenia",
    joined: "{name} dołącza do rozmowy",
    left: "{name} opuszcza rozmowę",
    manyJoined: "{name} dołączają do rozmowy",
    manyLeft: "{name} opuszczają rozmowę",
    alsoCalls: "Dzwoni też do: {name}",
    absent: {
      "declined": "Odrzucone",
      "no-answer": "Brak odpowiedzi",
      "busy": "Zajęte",
      "offline": "Poza zasięgiem",
      "unavailable": "Niedostępne",
    },
    running: "Trwa połączenie",
    choose: "Do kogo zadzwonić?",
    call: "Zadzwoń",
    close: "Zamknij",
    here: "Online",
    notHere: "Offline",
    full: "Limit osób w połączeniu: {count}",
    nobody: "Wszyscy są już w połączeniu",
    search: "Szukaj",
    notFound: "Brak wyników",
  },
};
