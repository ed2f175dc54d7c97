/** Dutch: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Dutch. */
export const dutchGroup: GroupWordsOfLocale = {
  addPeople: "Personen toevoegen",
  joinCall: "Deelnemen aan gesprek",
  group: {
    away: "Wisselt van pagina of verbindt opnieuw…",
    lost: "Geen verbinding",
    joined: "{name} doet mee",
    left: "{name} is weg",
    manyJoined: "{name} doen mee",
    manyLeft: "{name} zijn weg",
    alsoCalls: "Belt ook {name}",
    absent: {
      "declined": "Geweigerd",
      "no-answer": "Geen gehoor",
      "busy": "In gesprek",
      "offline": "Niet bereikbaar",
      "unavailable": "Niet beschikbaar",
    },
    running: "Gesprek bezig",
    choose: "Wie wil je bellen?",
    call: "Bellen",
    close: "Sluiten",
    here: "Online",
    notHere: "Offline",
    full: "Maximaal {count} personen per gesprek",
    nobody: "Iedereen is al in het gesprek",
    search: "Zoeken",
    notFound: "Niemand gevonden",
  },
};
