/** The texts around a call's messages in Hebrew, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Hebrew for the messages. */
export const hebrewMessages: MessageWords = {
  write: "כתיבת הודעה",
  send: "שליחה",
  close: "סגירה",
  empty: "אין עדיין הודעות. כל מי שבשיחה קורא את מה שנכתב כאן.",
  sending: "בשליחה…",
  notSent: "לא נשלח",
  tryAgain: "ניסיון נוסף",
  discard: "מחיקה",
  full: "אין בשיחה הזאת מקום לעוד הודעות.",
  unread: "לא נקראו: {count}",
  newOnes: "הודעות חדשות",
  from: "הודעה מאת {name}: {text}",
  left: "תווים שנותרו: {count}",
  loading: "בטעינה…",
  failed: "לא ניתן לטעון את ההודעות.",
};
