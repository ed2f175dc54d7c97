/** Ukrainian: the words of a call of more than two, and the ways into one. */
import type { GroupWordsOfLocale } from "../../locale.ts";

/** Ukrainian. */
export const ukrainianGroup: GroupWordsOfLocale = {
  addPeople: "Додати людей",
  joinCall: "Приєднатися до дзвінка",
  group: {
    away: "Зміна сторінки або перепідключення…",
    lost: "Немає зв’язку",
    joined: "У дзвінку: {name}",
    left: "Більше не в дзвінку: {name}",
    manyJoined: "У дзвінку: {name}",
    manyLeft: "Більше не в дзвінку: {name}",
    alsoCalls: "Також телефонує: {name}",
    absent: {
      "declined": "Відхилено",
      "no-answer": "Без відповіді",
      "busy": "Зайнято",
      "offline": "Не в мережі",
      "unavailable": "Недоступно",
    },
    running: "Триває дзвінок",
    choose: "Кому зателефонувати?",
    call: "Зателефонувати",
    close: "Закрити",
    here: "Зараз тут",
    notHere: "Немає на місці",
    full: "Щонайбільше {count} осіб у дзвінку",
    nobody: "Усі вже в дзвінку",
    search: "Пошук",
    notFound: "Нікого не знайдено",
  },
};
