/** The texts around a call's messages in Ukrainian, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Ukrainian for the messages. */
export const ukrainianMessages: MessageWords = {
  write: "Напишіть повідомлення",
  send: "Надіслати",
  close: "Закрити",
  empty: "Повідомлень ще немає. Усе, що тут написано, бачать усі учасники дзвінка.",
  sending: "Надсилання…",
  notSent: "Не надіслано",
  tryAgain: "Спробувати ще раз",
  discard: "Видалити",
  full: "У цьому дзвінку більше немає місця для повідомлень.",
  unread: "Непрочитаних: {count}",
  newOnes: "Нові повідомлення",
  from: "Повідомлення, {name}: {text}",
  left: "Залишилося символів: {count}",
  loading: "Завантаження…",
  failed: "Не вдалося завантажити повідомлення.",
};
