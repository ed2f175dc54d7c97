/** What is said of recordings, in Hebrew; loaded when there is one. */
import type { RecordingWords } from "../recording/recording-words.ts";

/** Hebrew for recordings. */
export const hebrewRecording: RecordingWords = {
  record: "הקלטת השיחה",
  hint: "קודם נשאלים כל משתתפי השיחה.",
  asks: "בקשה מאת {name} להקליט את השיחה.",
  agree: "הסכמה",
  decline: "אי־הסכמה",
  agreed: "הסכמת להקלטה על ידי {name}. דבר אינו מוקלט עד שכולם מסכימים.",
  waiting: "בהמתנה להסכמה של {name}",
  paused: "ההקלטה מושהית: בהמתנה להסכמה של {name}",
  cancel: "ביטול",
  recording: "מקליט",
  isRecording: "הקלטה פעילה מאת {name}",
  stop: "עצירת ההקלטה",
  withdraw: "ביטול ההסכמה",
  over: "דבר אינו מוקלט עוד.",
  declined: "אין הסכמה מצד {name}. דבר אינו מוקלט עוד.",
  declinedByYou: "אין הסכמה מצידך. דבר אינו מוקלט עוד.",
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
