/** The texts about recordings in Polish, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Polish for recordings. */
export const polishRecording: RecordingWords = {
  record: "Nagraj tę rozmowę",
  hint: "Najpierw pytamy wszystkich uczestników.",
  asks: "{name} prosi o zgodę na nagrywanie tej rozmowy.",
  agree: "Zgadzam się",
  decline: "Odmawiam",
  agreed:
    "Zgadzasz się na nagranie, o które prosi {name}. Nic się nie nagrywa, dopóki nie zgodzą się wszyscy.",
  waiting: "Czekamy na zgodę: {name}",
  paused: "Nagrywanie wstrzymane, czekamy na zgodę: {name}",
  cancel: "Anuluj",
  recording: "Nagrywanie",
  isRecording: "{name} nagrywa",
  stop: "Zakończ nagrywanie",
  withdraw: "Cofnij zgodę",
  over: "Nic się nie nagrywa.",
  declined: "{name} nie wyraża zgody. Nic się nie nagrywa.",
  declinedByYou: "Nie wyrażasz zgody. Nic się nie nagrywa.",
  ready: "Nagranie gotowe",
  save: "Zapisz",
  delete: "Usuń",
  deleteForGood: "Usuń na zawsze",
  kept: "Twoje nagrania",
  keptHint: "Tylko w tej przeglądarce, przez 7 dni.",
  trouble: {
    full: "W tej przeglądarce nie ma już miejsca. To, co nagrano do tej pory, zostaje.",
    failed: "Nie udało się dalej nagrywać. To, co nagrano do tej pory, zostaje.",
  },
  taken: "Ktoś już nagrywa.",
  impossible: "Tutaj nie można nagrywać.",
};
