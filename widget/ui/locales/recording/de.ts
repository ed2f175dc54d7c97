/** The texts about recordings in German, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** German for recordings. */
export const germanRecording: RecordingWords = {
  record: "Diesen Anruf aufnehmen",
  hint: "Alle im Anruf werden vorher gefragt.",
  asks: "{name} möchte diesen Anruf aufnehmen.",
  agree: "Zustimmen",
  decline: "Ablehnen",
  agreed: "Zugestimmt: {name} darf aufnehmen. Aufgenommen wird erst, wenn alle zustimmen.",
  waiting: "Warten auf die Zustimmung von {name}",
  paused: "Aufnahme angehalten: Warten auf die Zustimmung von {name}",
  cancel: "Abbrechen",
  recording: "Aufnahme läuft",
  isRecording: "{name} nimmt auf",
  stop: "Aufnahme beenden",
  withdraw: "Zustimmung zurückziehen",
  over: "Es wird nichts aufgenommen.",
  declined: "{name} stimmt nicht zu. Es wird nichts aufgenommen.",
  declinedByYou: "Nicht zugestimmt. Es wird nichts aufgenommen.",
  ready: "Aufnahme fertig",
  save: "Speichern",
  delete: "Löschen",
  deleteForGood: "Endgültig löschen",
  kept: "Eigene Aufnahmen",
  keptHint: "Nur in diesem Browser, 7 Tage lang.",
  trouble: {
    full:
      "In diesem Browser ist kein Platz mehr. Was bis dahin aufgenommen wurde, bleibt erhalten.",
    failed: "Die Aufnahme wurde unterbrochen. Was bis dahin aufgenommen wurde, bleibt erhalten.",
  },
  taken: "Es nimmt schon jemand auf.",
  impossible: "Hier kann nicht aufgenommen werden.",
};
