/** Ukrainian: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Ukrainian. */
export const ukrainianGroup: GroupWordsOfLocale = {
  addPeople: "Додати людей",
  joinCall: "Приєднатися до дзвінка",
  group: {
    away: "Зміна сторінки або перепідключення…",
    lost: "Немає зв’язку",
    joined: "{name} приєднується",
    left: "{name} виходить із дзвінка",
    manyJoined: "{name} приєднуються",
    manyLeft: "{name} виходять із дзвінка",
    alsoCalls: "Кому ще дзвонять: {name}",
    absent: {
      "declined": "Відхилено",
      "no-answer": "Без відповіді",
      "busy": "Зайнято",
      "offline": "Не в мережі",
      "unavailable": "Недоступно",
    },
    running: "Триває дзвінок",
    choose: "Кому подзвонити?",
    call: "Подзвонити",
    close: "Закрити",
    here: "У мережі",
    notHere: "Не в мережі",
    full: "У дзвінку не більше {count} учасників",
    nobody: "Усі вже в дзвінку",
    search: "Пошук",
    notFound: "Нікого не знайдено",
  },
};
