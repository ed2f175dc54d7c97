/** Hebrew: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Hebrew. */
export const hebrewGroup: GroupWordsOfLocale = {
  addPeople: "הוספת אנשים",
  joinCall: "הצטרפות לשיחה",
  group: {
    away: "מעבר דף או חיבור מחדש…",
    lost: "אין חיבור",
    joined: "הצטרפות: {name}",
    left: "עזיבה: {name}",
    manyJoined: "הצטרפות: {name}",
    manyLeft: "עזיבה: {name}",
    alsoCalls: "השיחה גם אל {name}",
    absent: {
      "declined": "נדחתה",
      "no-answer": "אין מענה",
      "busy": "תפוס",
      "offline": "לא ניתן להשיג",
      "unavailable": "לא זמין",
    },
    running: "שיחה מתקיימת",
    choose: "למי להתקשר?",
    call: "חיוג",
    close: "סגירה",
    here: "כאן עכשיו",
    notHere: "לא כאן",
    full: "עד {count} משתתפים בשיחה",
    nobody: "כולם כבר בשיחה",
    search: "חיפוש",
    notFound: "אין תוצאות",
  },
};
