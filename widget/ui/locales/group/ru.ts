/** Russian: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Russian. */
export const russianGroup: GroupWordsOfLocale = {
  addPeople: "Добавить людей",
  joinCall: "Присоединиться",
  group: {
    away: "Смена страницы или переподключение…",
    lost: "Нет связи",
    joined: "{name} присоединяется",
    left: "{name} выходит из звонка",
    manyJoined: "{name} присоединяются",
    manyLeft: "{name} выходят из звонка",
    alsoCalls: "Кому ещё звонят: {name}",
    absent: {
      "declined": "Отклонено",
      "no-answer": "Нет ответа",
      "busy": "Занято",
      "offline": "Не в сети",
      "unavailable": "Недоступно",
    },
    running: "Идёт звонок",
    choose: "Кому позвонить?",
    call: "Позвонить",
    close: "Закрыть",
    here: "В сети",
    notHere: "Не в сети",
    full: "В звонке не больше {count} участников",
    nobody: "Все уже в звонке",
    search: "Поиск",
    notFound: "Никто не найден",
  },
};
