/** The settings and the check of calls in Russian; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

/** Russian for the dialogs. */
export const russianDialogs: DialogWords = {
  settings: {
    title: "Настройки",
    close: "Закрыть",
    microphone: "Микрофон",
    camera: "Камера",
    speaker: "Динамик",
    systemDefault: "По умолчанию в системе",
    testSound: "Воспроизвести тестовый звук",
    notify: "Уведомлять о звонках",
    notifyHint: "Пока эта страница открыта и не видна.",
    notifyRefused:
      "Браузер не разрешает этой странице уведомления. Нажмите значок рядом с адресом страницы и разрешите уведомления.",
    notifyClosed: "Вопрос браузера был закрыт. Включите ещё раз и выберите «Разрешить».",
    notifyImpossible: "Этот браузер не показывает уведомления страниц.",
    whoMayCall: "Кто может мне звонить",
    allowCallsFrom: {
      everyone: "Все",
      contacts: "Мои контакты",
      nobody: "Никто",
    },
    doNotDisturb: "Не беспокоить",
    doNotDisturbHint: "Звонящие узнают, что вы заняты.",
    blocked: "Заблокированные люди",
    block: "Заблокировать: {name}",
    unblock: "Разблокировать: {name}",
    failed: "Не удалось загрузить или сохранить. Попробуйте ещё раз.",
  },
  diagnosis: {
    title: "Проверка звонков",
    again: "Проверить ещё раз",
    copy: "Скопировать отчёт",
    copied: "Скопировано",
    result: {
      running: "Проверка…",
      ok: "Работает",
      failed: "Не работает",
      skipped: "Не проверено",
    },
    check: {
      browser: "Браузер",
      secure: "Защищённая страница",
      microphone: "Микрофон",
      camera: "Камера",
      server: "Сервер звонков",
      stun: "Выход из этой сети (STUN)",
      turn: "Ретранслятор (TURN)",
      media: "Звук через сеть",
    },
    verdict: {
      good: "Звонки здесь должны работать.",
      blocked: "Ваша сеть блокирует звонки. Может помочь другая сеть, например мобильная.",
      offline: "Сервер звонков недоступен. Проверьте подключение к интернету.",
      unheard: "Звонки до вас доходят, но вас не слышно.",
      unseen: "Голосовые звонки должны работать, но вас не видно.",
      unsupported: "Этот браузер слишком старый, или страница не защищена.",
    },
  },
};
