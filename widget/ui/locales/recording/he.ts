/** The texts about recordings in Hebrew, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Hebrew for recordings. */
export const hebrewRecording: RecordingWords = {
  record: "הקלטת השיחה",
  hint: "קודם נשאלים כל משתתפי השיחה.",
  asks: "בקשה מאת {name} להקליט את השיחה.",
  agree: "הסכמה",
  decline: "סירוב",
  agreed: "הסכמת להקלטה על ידי {name}. שום דבר לא מוקלט עד שכולם מסכימים.",
  waiting: "בהמתנה להסכמה של {name}",
  paused: "ההקלטה מושהית: בהמתנה להסכמה של {name}",
  cancel: "ביטול",
  recording: "בהקלטה",
  isRecording: "השיחה מוקלטת על ידי {name}",
  stop: "עצירת ההקלטה",
  withdraw: "ביטול ההסכמה",
  over: "כרגע לא מתבצעת הקלטה.",
  declined: "אין הסכמה מצד {name}. כרגע לא מתבצעת הקלטה.",
  declinedByYou: "אין הסכמה מצידך. כרגע לא מתבצעת הקלטה.",
  ready: "ההקלטה מוכנה",
  save: "שמירה",
  delete: "מחיקה",
  deleteForGood: "מחיקה לצמיתות",
  kept: "ההקלטות שלך",
  keptHint: "בדפדפן הזה בלבד, למשך 7 ימים.",
  trouble: {
    full: "אין עוד מקום בדפדפן הזה. מה שהוקלט עד כה נשמר.",
    failed: "לא ניתן היה להמשיך בהקלטה. מה שהוקלט עד כה נשמר.",
  },
  taken: "מישהו כבר מקליט.",
  impossible: "אי אפשר להקליט כאן.",
};
