/** Ukrainian. Names stand alone, because within a sentence they would be declined. */
import type { Locale } from "../words/locale.ts";
import { ukrainianGroup } from "./group/uk.ts";

/** Ukrainian. */
export const ukrainian: Locale = {
  ...ukrainianGroup,
  call: { voice: "Голосовий дзвінок", video: "Відеодзвінок" },
  unavailable: {
    "connecting": "Підключення…",
    "offline": "Немає з’єднання. Пробуємо знову…",
    "closed": "Дзвінки тут недоступні",
    "unauthorized": "Щоб подзвонити, увійдіть знову",
    "unsupported": "Цей браузер застарий для дзвінків. Оновіть його.",
    "not-callable": "Зараз тут нікому подзвонити",
    "chat-ended": "Час цього чату вичерпано",
  },
  busy: "Ви вже розмовляєте",
  callHistory: "Журнал дзвінків",
  missedCalls: "Журнал дзвінків, пропущено: {count}",

  accept: "Прийняти",
  acceptVoiceOnly: "Прийняти без відео",
  decline: "Відхилити",
  ignore: "Не відповідати",
  mute: "Вимкнути мікрофон",
  unmute: "Увімкнути мікрофон",
  cameraOff: "Вимкнути камеру",
  cameraOn: "Увімкнути камеру",
  switchCamera: "Змінити камеру",
  cameraJoin: "{name} вмикає камеру. Увімкнути й вашу?",
  cameraSpare: "Зв’язок слабкий. Без вашої камери голос залишиться чітким.",
  notNow: "Не зараз",
  settings: "Налаштування",
  messages: "Повідомлення",
  checkCalls: "Перевірити моє з’єднання",
  shareScreen: "Показати екран",
  stopSharing: "Зупинити показ",
  youShare: "Ви показуєте свій екран",
  isSharing: "{name} показує екран",
  sharingOver: "Через перехід на іншу сторінку показ екрана припинено.",
  screenFailed: {
    title: "Не вдалося показати екран",
    detail:
      "Цей комп’ютер не дозволяє браузеру записувати екран. Дозвольте це в налаштуваннях приватності системи й почніть показ знову.",
  },
  hangUp: "Завершити",
  enterFullScreen: "На весь екран",
  leaveFullScreen: "Вийти з повного екрана",
  enterPip: "Картинка в картинці",
  leavePip: "Закрити картинку в картинці",
  moveWindow: "Перемістити вікно (клавіші зі стрілками)",
  tapToHear: "Торкніться, щоб чути",
  hearRing: "Натисніть будь-де, щоб почути дзвінок",
  dismiss: "Закрити",
  you: "Ви",
  someone: "Невідомий абонент",

  incoming: { voice: "Вхідний дзвінок", video: "Вхідний відеодзвінок" },
  status: {
    dialing: "Дзвонимо…",
    ringing: "Ідуть гудки…",
    connecting: "З’єднання…",
    reconnecting: "Відновлюємо зв’язок…",
  },
  allowDevices: {
    voice: "Браузер може попросити доступ до мікрофона",
    video: "Браузер може попросити доступ до камери та мікрофона",
  },

  andOthers: {
    one: "{name} і ще {count} людина",
    few: "{name} і ще {count} людини",
    many: "{name} і ще {count} людей",
    other: "{name} і ще {count} людини",
  },
  callWith: "Дзвінок: {name}",
  callElsewhere: "Дзвінок в іншій вкладці",
  moveHere: "Перенести сюди",
  isCalling: "Вам дзвонить {name}",
  incomingFrom: {
    voice: "Вхідний дзвінок: {name}",
    video: "Вхідний відеодзвінок: {name}",
  },
  away: "{name} змінює сторінку…",
  unstable: "Нестабільний зв’язок: {name}…",
  ownUnstable: "Ваш зв’язок нестабільний, відновлюємо…",
  muted: "Мікрофон вимкнено: {name}",
  cameraIsOff: "Камеру вимкнено: {name}",
  announce: {
    dialing: "Дзвонимо: {name}",
    ringing: "Ідуть гудки: {name}",
    connecting: "З’єднання",
    active: "Розмова почалася: {name}",
    reconnecting: "Зв’язок перервався, відновлюємо",
  },

  outcome: {
    "completed": { title: "Дзвінок завершено", detail: "{name}" },
    "no-answer": { title: "Немає відповіді", detail: "{name}" },
    "cancelled": { title: "Дзвінок скасовано", detail: "{name}" },
    "missed": { title: "Пропущений дзвінок: {name}" },
    "declined": { title: "Дзвінок відхилено" },
    "declined-by-me": { title: "Ви відхилили дзвінок", detail: "{name}" },
    "declined-by-other": { title: "Дзвінок відхилено: {name}" },
    "busy": { title: "{name} зараз розмовляє з кимось іншим" },
    "unavailable": { title: "{name} не може відповісти" },
    "offline": { title: "{name} зараз не в мережі", detail: "Дзвінок залишиться в пропущених." },
    "connect-failed": {
      title: "Не вдалося з’єднатися",
      detail: "Ваші мережі не можуть зв’язатися одна з одною. Спробуйте іншу мережу.",
    },
    "connection-lost": { title: "Зв’язок втрачено", detail: "{name}" },
    "time-limit": { title: "Час вийшов", detail: "Час цього чату вичерпано." },
    "answered-elsewhere": { title: "Прийнято на іншому пристрої", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Мікрофон заблоковано",
        detail: "Натисніть на значок біля адреси сторінки й дозвольте мікрофон. {again}",
      },
      "in-use": {
        title: "Мікрофон зайнятий",
        detail: "Його використовує інша програма. Закрийте її. {again}",
      },
      "not-found": {
        title: "Мікрофон не знайдено",
        detail: "Під’єднайте або увімкніть його. {again}",
      },
      "constraints": {
        title: "Мікрофон не підходить",
        detail: "Він не вміє того, що потрібно для дзвінка. Виберіть інший. {again}",
      },
      "insecure-context": {
        title: "Ця сторінка не захищена",
        detail:
          "Браузери дозволяють мікрофон лише сторінкам https. Відкрийте цю сторінку з https:// " +
          "на початку.",
      },
      "policy": {
        title: "Цей сайт вимкнув мікрофон",
        detail: "Дозволити його можуть лише ті, хто керує сайтом.",
      },
      "unknown": {
        title: "Мікрофон не запустився",
        detail: "Від’єднайте й знову під’єднайте його або перезапустіть браузер. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Камеру заблоковано",
        detail: "Натисніть на значок біля адреси сторінки й дозвольте камеру. {again}",
      },
      "in-use": {
        title: "Камера зайнята",
        detail: "Її використовує інша програма. Закрийте цю програму. {again}",
      },
      "not-found": { title: "Камеру не знайдено", detail: "Під’єднайте або увімкніть її. {again}" },
      "constraints": {
        title: "Камера не підходить",
        detail: "Вона не вміє того, що потрібно для дзвінка. Виберіть іншу. {again}",
      },
      "insecure-context": {
        title: "Ця сторінка не захищена",
        detail:
          "Браузери дозволяють камеру лише сторінкам https. Відкрийте цю сторінку з https:// на " +
          "початку.",
      },
      "policy": {
        title: "Цей сайт вимкнув камеру",
        detail: "Дозволити її можуть лише ті, хто керує сайтом.",
      },
      "unknown": {
        title: "Камера не запустилася",
        detail: "Від’єднайте й знову під’єднайте її або перезапустіть браузер. {again}",
      },
    },
  },
  again: {
    call: "Потім подзвоніть знову.",
    microphone: "Потім натисніть «Увімкнути мікрофон».",
    camera: "Потім увімкніть камеру.",
  },
  notHeard: "Ви чуєте інших, але вас не чути. ",
  failure: {
    "call-exists": { title: "У цьому чаті вже триває дзвінок" },
    "already-in-call": {
      title: "Ви вже розмовляєте",
      detail: "Спершу завершіть той дзвінок. Можливо, він в іншому вікні.",
    },
    "calls-not-allowed": { title: "У цьому чаті такі дзвінки не дозволені" },
    "forbidden": { title: "Ви не можете дзвонити в цьому чаті" },
    "chat-ended": { title: "Час вийшов", detail: "Час цього чату вичерпано." },
    "call-over": { title: "Дзвінок уже завершено" },
    "call-full": { title: "У дзвінку більше немає місця" },
    "answered-elsewhere": { title: "Прийнято на іншому пристрої" },
    "unauthorized": { title: "Сеанс завершився", detail: "Оновіть сторінку й подзвоніть знову." },
    "rate-limited": { title: "Забагато дзвінків", detail: "Зачекайте хвилину й спробуйте знову." },
    "server-unreachable": {
      title: "Немає з’єднання",
      detail: "Перевірте підключення до інтернету й спробуйте знову.",
    },
    "no-media": {
      title: "Не вдалося з’єднатися",
      detail: "Ваші мережі не можуть зв’язатися одна з одною. Спробуйте іншу мережу.",
    },
    "network-blocked": {
      title: "Ваша мережа блокує дзвінки",
      detail: "Спробуйте іншу мережу, наприклад мобільну.",
    },
    "unsupported": {
      title: "Із цього браузера не можна подзвонити",
      detail: "Оновіть його або відкрийте сторінку в іншому браузері.",
    },
    "other": { title: "Дзвінок не вдався", detail: "Це наша помилка. Спробуйте знову." },
  },

  history: {
    title: "Дзвінки",
    all: "Усі",
    missed: "Пропущені",
    close: "Закрити",
    loading: "Завантаження…",
    none: "Дзвінків ще немає. Вхідні та вихідні з’являться тут.",
    noneMissed: "Пропущених дзвінків немає.",
    failed: "Не вдалося завантажити дзвінки.",
    tryAgain: "Спробувати ще раз",
    showMore: "Показати давніші",
    outcome: {
      "ongoing": "Триває",
      "incoming": "Вхідний",
      "outgoing": "Вихідний",
      "missed": "Пропущений",
      "declined-by-me": "Ви відхилили",
      "declined": "Відхилено",
      "no-answer": "Без відповіді",
      "cancelled": "Скасовано",
      "busy": "Зайнято",
      "offline": "Не в мережі",
      "unavailable": "Недоступно",
      "not-connected": "Немає з’єднання",
    },
    started: "Початок",
    ended: "Кінець",
    duration: "Тривалість",
    roundTrip: "Затримка",
    loss: "Втрата даних",
    connectionLost: "Зв’язок перервався.",
    participant: {
      ringing: "Дзвонить",
      joined: "У розмові",
      rejected: "Відхилено",
      missed: "Без відповіді",
      busy: "Зайнято",
      offline: "Не в мережі",
    },
  },
};
