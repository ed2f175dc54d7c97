/** Polish: the words of a call of more than two, and the ways into one. */
import type { GroupWordsOfLocale } from "../../locale.ts";

/** Polish. */
export const polishGroup: GroupWordsOfLocale = {
  addPeople: "Dodaj osoby",
  joinCall: "Dołącz do połączenia",
  group: {
    away: "Zmiana strony lub ponowne łączenie…",
    lost: "Brak połączenia",
    joined: "Nowa osoba w połączeniu: {name}",
    left: "Poza połączeniem: {name}",
    manyJoined: "Nowe osoby w połączeniu: {name}",
    manyLeft: "Poza połączeniem: {name}",
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
    here: "Teraz tutaj",
    notHere: "Poza stroną",
    full: "Najwyżej {count} osób w połączeniu",
    nobody: "Wszyscy są już w połączeniu",
    search: "Szukaj",
    notFound: "Brak wyników",
  },
};
