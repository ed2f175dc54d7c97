/** Russian. Names stand alone, because within a sentence they would be declined. */
import type { Locale } from "../words/locale.ts";
import { russianGroup } from "./group/ru.ts";

/** Russian. */
export const russian: Locale = {
  ...russianGroup,
  call: { voice: "Голосовой звонок", video: "Видеозвонок" },
  unavailable: {
    "connecting": "Подключение…",
    "offline": "Нет соединения. Пробуем снова…",
    "closed": "Звонки здесь недоступны",
    "unauthorized": "Чтобы позвонить, войдите снова",
    "unsupported": "Этот браузер слишком старый для звонков. Обновите его.",
    "not-callable": "Сейчас здесь некому позвонить",
    "chat-ended": "Время этого чата истекло",
  },
  busy: "Вы уже разговариваете",
  callHistory: "Журнал звонков",
  missedCalls: "Журнал звонков, пропущено: {count}",

  accept: "Принять",
  acceptVoiceOnly: "Принять без видео",
  decline: "Отклонить",
  ignore: "Не отвечать",
  mute: "Выключить микрофон",
  unmute: "Включить микрофон",
  cameraOff: "Выключить камеру",
  cameraOn: "Включить камеру",
  switchCamera: "Сменить камеру",
  cameraJoin: "{name} включает камеру. Включить и вашу?",
  cameraSpare: "Связь слабая. Без вашей камеры голос останется чётким.",
  notNow: "Не сейчас",
  settings: "Настройки",
  messages: "Сообщения",
  checkCalls: "Проверить моё соединение",
  shareScreen: "Показать экран",
  stopSharing: "Остановить показ",
  youShare: "Вы показываете свой экран",
  isSharing: "{name} показывает экран",
  sharingOver: "Из-за перехода на другую страницу показ экрана прекращён.",
  screenFailed: {
    title: "Не удалось показать экран",
    detail:
      "Этот компьютер не разрешает браузеру записывать экран. Разрешите это в настройках конфиденциальности системы и начните показ снова.",
  },
  hangUp: "Завершить",
  enterFullScreen: "На весь экран",
  leaveFullScreen: "Выйти из полного экрана",
  enterPip: "Картинка в картинке",
  leavePip: "Закрыть картинку в картинке",
  moveWindow: "Переместить окно (клавиши со стрелками)",
  tapToHear: "Нажмите, чтобы слышать",
  hearRing: "Нажмите в любом месте, чтобы услышать звонок",
  dismiss: "Закрыть",
  you: "Вы",
  someone: "Неизвестный абонент",

  incoming: { voice: "Входящий звонок", video: "Входящий видеозвонок" },
  status: {
    dialing: "Звоним…",
    ringing: "Идут гудки…",
    connecting: "Соединение…",
    reconnecting: "Восстанавливаем связь…",
  },
  allowDevices: {
    voice: "Браузер может запросить доступ к микрофону",
    video: "Браузер может запросить доступ к камере и микрофону",
  },

  andOthers: {
    one: "{name} и ещё {count} человек",
    few: "{name} и ещё {count} человека",
    many: "{name} и ещё {count} человек",
    other: "{name} и ещё {count} человека",
  },
  callWith: "Звонок: {name}",
  callElsewhere: "Звонок в другой вкладке",
  moveHere: "Перенести сюда",
  isCalling: "Вам звонит {name}",
  incomingFrom: {
    voice: "Входящий звонок: {name}",
    video: "Входящий видеозвонок: {name}",
  },
  away: "{name} меняет страницу…",
  unstable: "Нестабильная связь: {name}…",
  ownUnstable: "Ваша связь нестабильна, восстанавливаем…",
  muted: "Микрофон выключен: {name}",
  cameraIsOff: "Камера выключена: {name}",
  announce: {
    dialing: "Звоним: {name}",
    ringing: "Идут гудки: {name}",
    connecting: "Соединение",
    active: "Разговор начался: {name}",
    reconnecting: "Связь прервалась, восстанавливаем",
  },

  outcome: {
    "completed": { title: "Звонок завершён", detail: "{name}" },
    "no-answer": { title: "Нет ответа", detail: "{name}" },
    "cancelled": { title: "Звонок отменён", detail: "{name}" },
    "missed": { title: "Пропущенный звонок: {name}" },
    "declined": { title: "Звонок отклонён" },
    "declined-by-me": { title: "Вы отклонили звонок", detail: "{name}" },
    "declined-by-other": { title: "Звонок отклонён: {name}" },
    "busy": { title: "{name} сейчас говорит с кем-то ещё" },
    "unavailable": { title: "{name} не может ответить" },
    "offline": { title: "{name} сейчас не в сети", detail: "Звонок останется в пропущенных." },
    "connect-failed": {
      title: "Не удалось соединиться",
      detail: "Ваши сети не могут связаться друг с другом. Попробуйте другую сеть.",
    },
    "connection-lost": { title: "Связь потеряна", detail: "{name}" },
    "time-limit": { title: "Время вышло", detail: "Время этого чата истекло." },
    "answered-elsewhere": { title: "Принят на другом устройстве", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Микрофон заблокирован",
        detail: "Нажмите на значок рядом с адресом страницы и разрешите микрофон. {again}",
      },
      "in-use": {
        title: "Микрофон занят",
        detail: "Его использует другая программа. Закройте её. {again}",
      },
      "not-found": { title: "Микрофон не найден", detail: "Подключите или включите его. {again}" },
      "constraints": {
        title: "Микрофон не подходит",
        detail: "Он не умеет того, что нужно для звонка. Выберите другой. {again}",
      },
      "insecure-context": {
        title: "Эта страница не защищена",
        detail:
          "Браузеры разрешают микрофон только страницам https. Откройте эту страницу с https:// " +
          "в начале.",
      },
      "policy": {
        title: "Этот сайт отключил микрофон",
        detail: "Разрешить его могут только те, кто управляет сайтом.",
      },
      "unknown": {
        title: "Микрофон не запустился",
        detail: "Отключите и снова подключите его или перезапустите браузер. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Камера заблокирована",
        detail: "Нажмите на значок рядом с адресом страницы и разрешите камеру. {again}",
      },
      "in-use": {
        title: "Камера занята",
        detail: "Её использует другая программа. Закройте эту программу. {again}",
      },
      "not-found": { title: "Камера не найдена", detail: "Подключите или включите её. {again}" },
      "constraints": {
        title: "Камера не подходит",
        detail: "Она не умеет того, что нужно для звонка. Выберите другую. {again}",
      },
      "insecure-context": {
        title: "Эта страница не защищена",
        detail:
          "Браузеры разрешают камеру только страницам https. Откройте эту страницу с https:// в " +
          "начале.",
      },
      "policy": {
        title: "Этот сайт отключил камеру",
        detail: "Разрешить её могут только те, кто управляет сайтом.",
      },
      "unknown": {
        title: "Камера не запустилась",
        detail: "Отключите и снова подключите её или перезапустите браузер. {again}",
      },
    },
  },
  again: {
    call: "Затем позвоните снова.",
    microphone: "Затем нажмите «Включить микрофон».",
    camera: "Затем включите камеру.",
  },
  notHeard: "Вы слышите других, но вас не слышно. ",
  failure: {
    "call-exists": { title: "В этом чате уже идёт звонок" },
    "already-in-call": {
      title: "Вы уже разговариваете",
      detail: "Сначала завершите тот звонок. Возможно, он в другом окне.",
    },
    "calls-not-allowed": { title: "В этом чате такие звонки не разрешены" },
    "forbidden": { title: "Вы не можете звонить в этом чате" },
    "chat-ended": { title: "Время вышло", detail: "Время этого чата истекло." },
    "call-over": { title: "Звонок уже завершён" },
    "call-full": { title: "В звонке больше нет места" },
    "answered-elsewhere": { title: "Принят на другом устройстве" },
    "unauthorized": { title: "Сеанс истёк", detail: "Обновите страницу и позвоните снова." },
    "rate-limited": {
      title: "Слишком много звонков",
      detail: "Подождите минуту и попробуйте снова.",
    },
    "server-unreachable": {
      title: "Нет соединения",
      detail: "Проверьте подключение к интернету и попробуйте снова.",
    },
    "no-media": {
      title: "Не удалось соединиться",
      detail: "Ваши сети не могут связаться друг с другом. Попробуйте другую сеть.",
    },
    "network-blocked": {
      title: "Ваша сеть блокирует звонки",
      detail: "Попробуйте другую сеть, например мобильную.",
    },
    "unsupported": {
      title: "Из этого браузера нельзя позвонить",
      detail: "Обновите его или откройте страницу в другом браузере.",
    },
    "other": { title: "Звонок не удался", detail: "Это наша ошибка. Попробуйте снова." },
  },

  history: {
    title: "Звонки",
    all: "Все",
    missed: "Пропущенные",
    close: "Закрыть",
    loading: "Загрузка…",
    none: "Звонков пока нет. Входящие и исходящие появятся здесь.",
    noneMissed: "Пропущенных звонков нет.",
    failed: "Не удалось загрузить звонки.",
    tryAgain: "Повторить",
    showMore: "Показать более ранние",
    outcome: {
      "ongoing": "Идёт",
      "incoming": "Входящий",
      "outgoing": "Исходящий",
      "missed": "Пропущенный",
      "declined-by-me": "Вы отклонили",
      "declined": "Отклонён",
      "no-answer": "Нет ответа",
      "cancelled": "Отменён",
      "busy": "Занято",
      "offline": "Не в сети",
      "unavailable": "Недоступно",
      "not-connected": "Нет соединения",
    },
    started: "Начало",
    ended: "Конец",
    duration: "Длительность",
    roundTrip: "Задержка",
    loss: "Потеря данных",
    connectionLost: "Связь прервалась.",
    participant: {
      ringing: "Звонит",
      joined: "В разговоре",
      rejected: "Отклонено",
      missed: "Без ответа",
      busy: "Занято",
      offline: "Не в сети",
    },
  },
};
