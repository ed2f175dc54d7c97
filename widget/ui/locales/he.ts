/** Hebrew. It speaks in nouns and plurals, and so to women and men alike. */
import type { Locale } from "../locale.ts";

/** Hebrew. */
export const hebrew: Locale = {
  dir: "rtl",
  call: { voice: "שיחה קולית", video: "שיחת וידאו" },
  unavailable: {
    "connecting": "מתחברים…",
    "offline": "אין חיבור. מנסים שוב…",
    "unauthorized": "כדי להתקשר יש להתחבר מחדש",
    "unsupported": "הדפדפן הזה ישן מדי לשיחות. כדאי לעדכן אותו.",
    "not-callable": "אי אפשר להתקשר כרגע לאף אחד כאן",
    "chat-ended": "הזמן של הצ׳אט הזה נגמר",
  },
  busy: "כבר מתנהלת שיחה",
  callHistory: "יומן שיחות",
  missedCalls: "לא נענו: {count}",

  accept: "מענה",
  acceptVoiceOnly: "מענה בקול בלבד",
  decline: "דחייה",
  ignore: "התעלמות",
  mute: "השתקה",
  unmute: "ביטול השתקה",
  cameraOff: "כיבוי המצלמה",
  cameraOn: "הפעלת המצלמה",
  hangUp: "ניתוק",
  enterFullScreen: "מסך מלא",
  leaveFullScreen: "יציאה ממסך מלא",
  tapToHear: "הקישו כדי לשמוע",
  dismiss: "סגירה",
  you: "אני",
  someone: "שם לא ידוע",

  incoming: { voice: "שיחה קולית נכנסת", video: "שיחת וידאו נכנסת" },
  status: {
    dialing: "מחייגים…",
    ringing: "מצלצל…",
    connecting: "מתחברים…",
    reconnecting: "מתחברים מחדש…",
  },
  allowDevices: {
    voice: "ייתכן שהדפדפן יבקש גישה למיקרופון",
    video: "ייתכן שהדפדפן יבקש גישה למצלמה ולמיקרופון",
  },

  andOthers: { other: "{name} ועוד {count}" },
  callWith: "שיחה עם {name}",
  incomingFrom: {
    voice: "שיחה קולית נכנסת מאת {name}",
    video: "שיחת וידאו נכנסת מאת {name}",
  },
  away: "מעבר דף או התחברות מחדש: {name}…",
  muted: "המיקרופון של {name} מושתק",
  cameraIsOff: "המצלמה של {name} כבויה",
  announce: {
    dialing: "מחייגים אל {name}",
    ringing: "מצלצל אצל {name}",
    connecting: "מתחברים",
    active: "בשיחה עם {name}",
    reconnecting: "החיבור נקטע, מתחברים מחדש",
  },

  outcome: {
    "completed": { title: "השיחה הסתיימה", detail: "{name}" },
    "no-answer": { title: "אין תשובה", detail: "{name}" },
    "cancelled": { title: "השיחה בוטלה", detail: "{name}" },
    "missed": { title: "שיחה שלא נענתה מאת {name}" },
    "declined": { title: "השיחה נדחתה" },
    "declined-by-me": { title: "דחית את השיחה", detail: "{name}" },
    "declined-by-other": { title: "השיחה נדחתה על ידי {name}" },
    "busy": { title: "{name} בשיחה אחרת" },
    "unavailable": { title: "אי אפשר להתקשר אל {name}" },
    "offline": { title: "אי אפשר להשיג כרגע את {name}", detail: "השיחה תופיע כשיחה שלא נענתה." },
    "connect-failed": {
      title: "ההתחברות לא הצליחה",
      detail: "שתי הרשתות לא מצאו דרך זו אל זו. רשת אחרת עשויה לעזור.",
    },
    "connection-lost": { title: "החיבור אבד", detail: "{name}" },
    "time-limit": { title: "הזמן נגמר", detail: "הזמן של הצ׳אט הזה נגמר." },
    "answered-elsewhere": { title: "נענתה במכשיר אחר", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "המיקרופון חסום",
        detail: "יש ללחוץ על הסמל ליד כתובת הדף ולאפשר את המיקרופון. {again}",
      },
      "in-use": { title: "המיקרופון תפוס", detail: "תוכנה אחרת משתמשת בו. יש לסגור אותה. {again}" },
      "not-found": {
        title: "לא נמצא מיקרופון",
        detail: "יש לחבר מיקרופון או להדליק אותו. {again}",
      },
      "constraints": {
        title: "המיקרופון לא מתאים",
        detail: "הוא לא מסוגל למה שהשיחה דורשת. יש לבחור אחר. {again}",
      },
      "insecure-context": {
        title: "הדף הזה לא מאובטח",
        detail: "דפדפנים פותחים מיקרופון רק בדפי https. יש לפתוח את הדף עם https:// בהתחלה.",
      },
      "policy": {
        title: "האתר הזה כיבה את המיקרופון",
        detail: "רק מי שמנהל את האתר יכול לאפשר אותו.",
      },
      "unknown": {
        title: "המיקרופון לא התחיל לפעול",
        detail: "יש לנתק אותו ולחבר שוב, או להפעיל מחדש את הדפדפן. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "המצלמה חסומה",
        detail: "יש ללחוץ על הסמל ליד כתובת הדף ולאפשר את המצלמה. {again}",
      },
      "in-use": { title: "המצלמה תפוסה", detail: "תוכנה אחרת משתמשת בה. יש לסגור אותה. {again}" },
      "not-found": { title: "לא נמצאה מצלמה", detail: "יש לחבר מצלמה או להדליק אותה. {again}" },
      "constraints": {
        title: "המצלמה לא מתאימה",
        detail: "היא לא מסוגלת למה שהשיחה דורשת. יש לבחור אחרת. {again}",
      },
      "insecure-context": {
        title: "הדף הזה לא מאובטח",
        detail: "דפדפנים פותחים מצלמה רק בדפי https. יש לפתוח את הדף עם https:// בהתחלה.",
      },
      "policy": {
        title: "האתר הזה כיבה את המצלמה",
        detail: "רק מי שמנהל את האתר יכול לאפשר אותה.",
      },
      "unknown": {
        title: "המצלמה לא התחילה לפעול",
        detail: "יש לנתק אותה ולחבר שוב, או להפעיל מחדש את הדפדפן. {again}",
      },
    },
  },
  again: {
    call: "אחר כך אפשר להתקשר שוב.",
    microphone: "אחר כך יש ללחוץ על ״ביטול השתקה״.",
    camera: "אחר כך יש להפעיל את המצלמה.",
  },
  notHeard: "אפשר להקשיב, אבל לא שומעים אותך. ",
  failure: {
    "call-exists": { title: "כבר מתנהלת שיחה בצ׳אט הזה" },
    "already-in-call": {
      title: "כבר מתנהלת שיחה אחרת",
      detail: "יש לסיים אותה קודם, אולי היא בחלון אחר.",
    },
    "calls-not-allowed": { title: "הצ׳אט הזה לא מאפשר שיחות כאלה" },
    "forbidden": { title: "אי אפשר להתקשר בצ׳אט הזה" },
    "chat-ended": { title: "הזמן נגמר", detail: "הזמן של הצ׳אט הזה נגמר." },
    "call-over": { title: "השיחה כבר הסתיימה" },
    "answered-elsewhere": { title: "נענתה במכשיר אחר" },
    "unauthorized": { title: "פג תוקף ההתחברות", detail: "יש לטעון את הדף מחדש ולהתקשר שוב." },
    "rate-limited": { title: "היו הרבה מאוד שיחות", detail: "כדאי לחכות דקה ולנסות שוב." },
    "server-unreachable": { title: "אין חיבור", detail: "יש לבדוק את החיבור לאינטרנט ולנסות שוב." },
    "no-media": {
      title: "ההתחברות לא הצליחה",
      detail: "שתי הרשתות לא מצאו דרך זו אל זו. רשת אחרת עשויה לעזור.",
    },
    "unsupported": {
      title: "אי אפשר להתקשר מהדפדפן הזה",
      detail: "יש לעדכן אותו או לפתוח את הדף בדפדפן אחר.",
    },
    "other": { title: "השיחה לא הצליחה", detail: "הטעות הייתה שלנו. כדאי לנסות שוב." },
  },

  history: {
    title: "שיחות",
    all: "הכול",
    missed: "לא נענו",
    close: "סגירה",
    loading: "בטעינה…",
    none: "אין עדיין שיחות. שיחות נכנסות ויוצאות יופיעו כאן.",
    noneMissed: "אין שיחות שלא נענו.",
    failed: "לא ניתן לטעון את השיחות.",
    tryAgain: "ניסיון נוסף",
    showMore: "הצגת שיחות ישנות יותר",
    outcome: {
      "ongoing": "מתנהלת",
      "incoming": "נכנסת",
      "outgoing": "יוצאת",
      "missed": "לא נענתה",
      "declined-by-me": "נדחתה אצלך",
      "declined": "נדחתה",
      "no-answer": "אין מענה",
      "cancelled": "בוטלה",
      "busy": "תפוס",
      "offline": "לא בהישג יד",
      "unavailable": "לא זמין",
      "not-connected": "החיבור נכשל",
    },
    started: "התחלה",
    ended: "סיום",
    duration: "משך",
    roundTrip: "השהיה",
    loss: "אבד בדרך",
    connectionLost: "החיבור אבד.",
    participant: {
      ringing: "מצלצל",
      joined: "בשיחה",
      rejected: "נדחתה",
      missed: "אין מענה",
      busy: "תפוס",
      offline: "לא בהישג יד",
    },
  },
};
