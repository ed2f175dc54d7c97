/** The texts of the settings and the call check in Hebrew, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Hebrew for the dialogs. */
export const hebrewDialogs: DialogWords = {
  settings: {
    title: "הגדרות",
    close: "סגירה",
    microphone: "מיקרופון",
    camera: "מצלמה",
    background: {
      title: "רקע",
      none: "ללא",
      blur: "טשטוש",
      backdrop: { dawn: "שחר", lagoon: "לגונה", dusk: "בין ערביים" },
      picture: "תמונה {count}",
      loading: "הרקע נטען. עד אז לא רואים אותך או את החדר.",
      failed: {
        title: "הגדרת הרקע נכשלה",
        detail: "לכן לא רואים אותך. כדאי לנסות שוב או לבחור ״ללא״.",
      },
      obstacle: {
        browser: "הדפדפן הזה אינו יכול להציג רקע מאחוריך.",
        policy: "האתר הזה אינו מאפשר את מה שרקע צריך.",
      },
    },
    speaker: "רמקול",
    systemDefault: "ברירת המחדל של המערכת",
    testSound: "השמעת צליל בדיקה",
    notify: "התראה על שיחות",
    notifyHint: "כשהדף הזה פתוח אבל לא מוצג.",
    notifyRefused:
      "הדפדפן אינו מרשה לדף הזה לשלוח התראות. יש ללחוץ על הסמל שליד כתובת הדף ולאשר התראות.",
    notifyClosed: "בקשת ההרשאה של הדפדפן נסגרה. יש להפעיל שוב ולבחור ״אישור״.",
    notifyImpossible: "הדפדפן הזה אינו יכול להציג התראות של הדף הזה.",
    push: "התראה על שיחות שלא נענו",
    pushHint: "גם כשהאתר הזה סגור, וגם כשמתחילה שיחה מתוזמנת.",
    pushHintMissed: "גם כשהאתר הזה סגור.",
    missed: { voice: "שיחה קולית שלא נענתה", video: "שיחת וידאו שלא נענתה" },
    due: { voice: "שיחה קולית מתוזמנת מתחילה עכשיו", video: "שיחת וידאו מתוזמנת מתחילה עכשיו" },
    whoMayCall: "מי יכול להתקשר אליי",
    allowCallsFrom: {
      everyone: "כולם",
      contacts: "אנשי הקשר שלי",
      nobody: "אף אחד",
    },
    doNotDisturb: "נא לא להפריע",
    doNotDisturbHint: "למתקשרים נאמר שהקו תפוס.",
    blocked: "אנשים חסומים",
    block: "חסימת {name}",
    unblock: "ביטול החסימה של {name}",
    failed: "הטעינה או השמירה נכשלו. כדאי לנסות שוב.",
  },
  diagnosis: {
    title: "בדיקת החיבור",
    again: "בדיקה חוזרת",
    copy: "העתקת הדוח",
    copied: "הועתק",
    result: {
      running: "בודקים…",
      ok: "פועל",
      failed: "לא פועל",
      silent: "אין תגובה",
      refused: "נדחה",
      skipped: "לא נבדק",
    },
    check: {
      browser: "דפדפן",
      secure: "דף מאובטח",
      microphone: "מיקרופון",
      camera: "מצלמה",
      server: "שרת השיחות",
      stun: "יציאה מהרשת הזאת",
      turn: "שרת ממסר",
      media: "קול דרך הרשת",
    },
    verdict: {
      good: "שיחות אמורות לפעול כאן.",
      "shut-in":
        "לא נמצאה יציאה מהרשת הזאת. או שהיא חוסמת שיחות, או שהשרתים שעוזרים להן לעבור אינם פועלים. רשת אחרת, למשל של טלפון, עשויה לעזור.",
      unrelayed:
        "הרשת הזאת מאפשרת לשיחות לצאת, אבל שרת הממסר של האתר אינו מעביר אותן. רק מי שמפעילים את האתר יכולים לתקן זאת.",
      offline: "אי אפשר להגיע לשרת השיחות. כדאי לבדוק את החיבור לאינטרנט.",
      unheard: "שיחות מגיעות, אבל אי אפשר לשמוע אותך.",
      unseen: "שיחות קוליות אמורות לעבוד כאן, אבל אי אפשר לראות אותך.",
      unsupported: "הדפדפן ישן מדי, או שהדף אינו מאובטח.",
    },
  },
};
