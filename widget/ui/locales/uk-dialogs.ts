/** The settings and the check of calls in Ukrainian; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

/** Ukrainian for the dialogs. */
export const ukrainianDialogs: DialogWords = {
  settings: {
    title: "Налаштування",
    close: "Закрити",
    microphone: "Мікрофон",
    camera: "Камера",
    speaker: "Динамік",
    systemDefault: "Типовий у системі",
    testSound: "Відтворити тестовий звук",
    notify: "Сповіщати про дзвінки",
    notifyHint: "Поки ця сторінка відкрита й не на виду.",
    notifyRefused:
      "Браузер не дозволяє цій сторінці сповіщення. Натисніть значок біля адреси сторінки й дозвольте сповіщення.",
    notifyClosed: "Запит браузера було закрито. Увімкніть ще раз і виберіть «Дозволити».",
    notifyImpossible: "Цей браузер не показує сповіщень сторінок.",
    whoMayCall: "Хто може мені дзвонити",
    allowCallsFrom: {
      everyone: "Усі",
      contacts: "Мої контакти",
      nobody: "Ніхто",
    },
    doNotDisturb: "Не турбувати",
    doNotDisturbHint: "Ті, хто дзвонить, дізнаються, що ви зайняті.",
    blocked: "Заблоковані люди",
    block: "Заблокувати: {name}",
    unblock: "Розблокувати: {name}",
    failed: "Не вдалося завантажити або зберегти. Спробуйте ще раз.",
  },
  diagnosis: {
    title: "Перевірка дзвінків",
    again: "Перевірити ще раз",
    copy: "Скопіювати звіт",
    copied: "Скопійовано",
    result: {
      running: "Перевірка…",
      ok: "Працює",
      failed: "Не працює",
      skipped: "Не перевірено",
    },
    check: {
      browser: "Браузер",
      secure: "Захищена сторінка",
      microphone: "Мікрофон",
      camera: "Камера",
      server: "Сервер дзвінків",
      stun: "Вихід із цієї мережі (STUN)",
      turn: "Ретранслятор (TURN)",
      media: "Звук через мережу",
    },
    verdict: {
      good: "Дзвінки тут мають працювати.",
      blocked: "Ваша мережа блокує дзвінки. Може допомогти інша мережа, наприклад мобільна.",
      offline: "Сервер дзвінків недоступний. Перевірте підключення до інтернету.",
      unheard: "Дзвінки до вас доходять, але вас не чути.",
      unseen: "Голосові дзвінки мають працювати, але вас не видно.",
      unsupported: "Цей браузер застарий, або сторінка не захищена.",
    },
  },
};
