/** Dutch: the words of a call of more than two, and the ways into one. */
import type { GroupWordsOfLocale } from "../../locale.ts";

/** Dutch. */
export const dutchGroup: GroupWordsOfLocale = {
  addPeople: "Mensen toevoegen",
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
      "no-answer": "Geen antwoord",
      "busy": "In gesprek",
      "offline": "Niet bereikbaar",
      "unavailable": "Niet beschikbaar",
    },
    running: "Gesprek bezig",
    choose: "Wie wil je bellen?",
    call: "Bellen",
    close: "Sluiten",
    here: "Nu hier",
    notHere: "Niet hier",
    full: "Hooguit {count} mensen in een gesprek",
    nobody: "Iedereen is al in het gesprek",
    search: "Zoeken",
    notFound: "Niemand gevonden",
  },
};
