/** The texts about recordings in Dutch, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Dutch for recordings. */
export const dutchRecording: RecordingWords = {
  record: "Dit gesprek opnemen",
  hint: "Iedereen in het gesprek wordt eerst gevraagd.",
  asks: "{name} wil dit gesprek opnemen.",
  agree: "Akkoord",
  decline: "Niet akkoord",
  agreed:
    "Je gaat akkoord met een opname door {name}. Er wordt pas opgenomen als iedereen akkoord is.",
  waiting: "Wachten op akkoord van {name}",
  paused: "Opname gepauzeerd: wachten op akkoord van {name}",
  cancel: "Annuleren",
  recording: "Opname loopt",
  isRecording: "{name} neemt op",
  stop: "Opname stoppen",
  withdraw: "Akkoord intrekken",
  over: "Er wordt niets opgenomen.",
  declined: "{name} gaat niet akkoord. Er wordt niets opgenomen.",
  declinedByYou: "Je gaat niet akkoord. Er wordt niets opgenomen.",
  ready: "Opname klaar",
  save: "Opslaan",
  delete: "Verwijderen",
  deleteForGood: "Definitief verwijderen",
  kept: "Je opnamen",
  keptHint: "Alleen in deze browser, 7 dagen lang.",
  trouble: {
    full: "Deze browser heeft geen ruimte meer. Wat tot dan toe is opgenomen, blijft bewaard.",
    failed: "De opname is onderbroken. Wat tot dan toe is opgenomen, blijft bewaard.",
  },
  taken: "Er neemt al iemand op.",
  impossible: "Opnemen kan hier niet.",
};
