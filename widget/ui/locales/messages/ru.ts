/** The texts around a call's messages in Russian, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Russian for the messages. */
export const russianMessages: MessageWords = {
  write: "Напишите сообщение",
  send: "Отправить",
  close: "Закрыть",
  empty: "Сообщений пока нет. Всё, что здесь написано, видят все участники звонка.",
  sending: "Отправка…",
  notSent: "Не отправлено",
  tryAgain: "Повторить",
  discard: "Удалить",
  full: "В этом звонке больше нет места для сообщений.",
  unread: "Непрочитанных: {count}",
  newOnes: "Новые сообщения",
  from: "Сообщение, {name}: {text}",
  left: "Осталось символов: {count}",
  loading: "Загрузка…",
  failed: "Не удалось загрузить сообщения.",
};
