/** German: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** German. */
export const germanGroup: GroupWordsOfLocale = {
  addPeople: "Personen hinzufügen",
  joinCall: "Am Anruf teilnehmen",
  group: {
    away: "Wechselt die Seite oder verbindet sich neu …",
    lost: "Keine Verbindung",
    joined: "{name} ist dabei",
    left: "{name} ist gegangen",
    manyJoined: "{name} sind dabei",
    manyLeft: "{name} sind gegangen",
    alsoCalls: "Klingelt auch bei {name}",
    absent: {
      "declined": "Abgelehnt",
      "no-answer": "Keine Antwort",
      "busy": "Besetzt",
      "offline": "Nicht erreichbar",
      "unavailable": "Nicht verfügbar",
    },
    running: "Anruf läuft",
    choose: "Wen anrufen?",
    call: "Anrufen",
    close: "Schließen",
    here: "Online",
    notHere: "Offline",
    full: "Höchstens {count} Personen pro Anruf",
    nobody: "Alle sind schon im Anruf",
    search: "Suchen",
    notFound: "Niemand gefunden",
  },
};
