/** The texts about recordings in Russian, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Russian for recordings. */
export const russianRecording: RecordingWords = {
  record: "Записать этот звонок",
  hint: "Сначала спросим всех участников.",
  asks: "{name} просит разрешения записать этот звонок.",
  agree: "Согласиться",
  decline: "Отказаться",
  agreed:
    "Вы согласны на запись, о которой просит {name}. Она не начнётся, пока не согласятся все.",
  waiting: "Ждём согласия: {name}",
  paused: "Запись приостановлена, ждём согласия: {name}",
  cancel: "Отменить",
  recording: "Идёт запись",
  isRecording: "{name} ведёт запись",
  stop: "Остановить запись",
  withdraw: "Отозвать согласие",
  over: "Запись не ведётся.",
  declined: "{name} не даёт согласия. Запись не ведётся.",
  declinedByYou: "Вы не даёте согласия. Запись не ведётся.",
  ready: "Запись готова",
  save: "Сохранить",
  delete: "Удалить",
  deleteForGood: "Удалить навсегда",
  kept: "Ваши записи",
  keptHint: "Только в этом браузере, 7 дней.",
  trouble: {
    full: "В этом браузере больше нет места. Записанное до этого сохранено.",
    failed: "Запись не удалось продолжить. Записанное до этого сохранено.",
  },
  taken: "Кто-то уже ведёт запись.",
  impossible: "Здесь запись невозможна.",
};
