/** What is said of recordings, in German; loaded when there is one. */
import type { RecordingWords } from "../recording/recording-words.ts";

/** German for recordings. */
export const germanRecording: RecordingWords = {
  record: "Diesen Anruf aufnehmen",
  hint: "Alle im Anruf werden vorher gefragt.",
  asks: "{name} möchte diesen Anruf aufnehmen.",
  agree: "Zustimmen",
  decline: "Nicht zustimmen",
  agreed:
    "Sie sind mit der Aufnahme durch {name} einverstanden. Aufgenommen wird erst, wenn alle zustimmen.",
  waiting: "Warten auf die Zustimmung von {name}",
  paused: "Aufnahme angehalten: Warten auf die Zustimmung von {name}",
  cancel: "Abbrechen",
  recording: "Aufnahme läuft",
  isRecording: "{name} nimmt auf",
  stop: "Aufnahme beenden",
  withdraw: "Nicht mehr zustimmen",
  over: "Es wird nicht mehr aufgenommen.",
  declined: "{name} stimmt nicht zu. Es wird nicht mehr aufgenommen.",
  declinedByYou: "Sie stimmen nicht zu. Es wird nicht mehr aufgenommen.",
  ready: "Aufnahme fertig",
  save: "Speichern",
  delete: "Löschen",
  deleteForGood: "Endgültig löschen",
  kept: "Ihre Aufnahmen",
  keptHint: "Nur in diesem Browser, 7 Tage lang.",
  trouble: {
    full:
      "In diesem Browser ist kein Platz mehr. Was bis dahin aufgenommen wurde, bleibt erhalten.",
    failed:
      "Die Aufnahme konnte nicht weitergehen. Was bis dahin aufgenommen wurde, bleibt erhalten.",
  },
  taken: "Es nimmt schon jemand auf.",
  impossible: "Hier kann nicht aufgenommen werden.",
};
