/** The texts about recordings in Italian, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Italian for recordings. */
export const italianRecording: RecordingWords = {
  record: "Registra questa chiamata",
  hint: "Prima viene chiesto il consenso a tutti.",
  asks: "{name} chiede di registrare questa chiamata.",
  agree: "Acconsento",
  decline: "Non acconsento",
  agreed:
    "Acconsenti alla registrazione da parte di {name}. Non si registra nulla finché non acconsentono tutti.",
  waiting: "In attesa del consenso di {name}",
  paused: "Registrazione in pausa: in attesa del consenso di {name}",
  cancel: "Annulla",
  recording: "Registrazione",
  isRecording: "{name} sta registrando",
  stop: "Ferma registrazione",
  withdraw: "Ritira il consenso",
  over: "Non si sta registrando nulla.",
  declined: "{name} non acconsente. Non si sta registrando nulla.",
  declinedByYou: "Non acconsenti. Non si sta registrando nulla.",
  ready: "Registrazione pronta",
  save: "Salva",
  delete: "Elimina",
  deleteForGood: "Elimina definitivamente",
  kept: "Le tue registrazioni",
  keptHint: "Solo in questo browser, per 7 giorni.",
  trouble: {
    full: "In questo browser non c’è più spazio. Ciò che era già registrato è conservato.",
    failed: "La registrazione si è interrotta. Ciò che era già registrato è conservato.",
  },
  taken: "Qualcuno sta già registrando.",
  impossible: "Qui non è possibile registrare.",
};
