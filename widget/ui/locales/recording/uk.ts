/** The texts about recordings in Ukrainian, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Ukrainian for recordings. */
export const ukrainianRecording: RecordingWords = {
  record: "Записати цей дзвінок",
  hint: "Спершу запитаємо всіх учасників.",
  asks: "{name} просить дозволу записати цей дзвінок.",
  agree: "Погодитися",
  decline: "Відмовитися",
  agreed: "Ви згодні на запис, про який просить {name}. Він не почнеться, доки не погодяться всі.",
  waiting: "Чекаємо на згоду: {name}",
  paused: "Запис призупинено, чекаємо на згоду: {name}",
  cancel: "Скасувати",
  recording: "Триває запис",
  isRecording: "{name} веде запис",
  stop: "Зупинити запис",
  withdraw: "Відкликати згоду",
  over: "Запис не ведеться.",
  declined: "{name} не дає згоди. Запис не ведеться.",
  declinedByYou: "Ви не даєте згоди. Запис не ведеться.",
  ready: "Запис готовий",
  save: "Зберегти",
  delete: "Видалити",
  deleteForGood: "Видалити назавжди",
  kept: "Ваші записи",
  keptHint: "Лише в цьому браузері, 7 днів.",
  trouble: {
    full: "У цьому браузері більше немає місця. Записане до цього збережено.",
    failed: "Запис не вдалося продовжити. Записане до цього збережено.",
  },
  taken: "Хтось уже веде запис.",
  impossible: "Тут запис неможливий.",
};
