/** The texts around a call's messages in Arabic, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Arabic for the messages. */
export const arabicMessages: MessageWords = {
  write: "اكتب رسالة",
  send: "إرسال",
  close: "إغلاق",
  empty: "لا رسائل بعد. ما يُكتب هنا يقرؤه كل من في المكالمة.",
  sending: "جارٍ الإرسال…",
  notSent: "لم تُرسل",
  tryAgain: "إعادة المحاولة",
  discard: "حذف",
  full: "لا تتسع هذه المكالمة لمزيد من الرسائل.",
  unread: "غير مقروءة: {count}",
  newOnes: "رسائل جديدة",
  from: "رسالة من {name}: {text}",
  left: "الأحرف المتبقية: {count}",
  loading: "جارٍ التحميل…",
  failed: "تعذّر تحميل الرسائل.",
};
