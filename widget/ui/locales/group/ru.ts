/** Russian: the words of a call of more than two, and the ways into one. */
import type { GroupWordsOfLocale } from "../../locale.ts";

/** Russian. */
export const russianGroup: GroupWordsOfLocale = {
  addPeople: "Добавить людей",
  joinCall: "Войти в звонок",
  group: {
    away: "Смена страницы или переподключение…",
    lost: "Нет связи",
    joined: "В звонке: {name}",
    left: "Больше не в звонке: {name}",
    manyJoined: "В звонке: {name}",
    manyLeft: "Больше не в звонке: {name}",
    alsoCalls: "Также звонит: {name}",
    absent: {
      "declined": "Отклонён",
      "no-answer": "Нет ответа",
      "busy": "Занято",
      "offline": "Не в сети",
      "unavailable": "Недоступно",
    },
    running: "Идёт звонок",
    choose: "Кому позвонить?",
    call: "Позвонить",
    close: "Закрыть",
    here: "Сейчас здесь",
    notHere: "Нет на месте",
    full: "Не более {count} человек в звонке",
    nobody: "Все уже в звонке",
    search: "Поиск",
    notFound: "Никого не найдено",
  },
};
