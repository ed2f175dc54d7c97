/** Arabic: the words of a call of more than two, and the ways into one. */
import type { GroupWordsOfLocale } from "../../locale.ts";

/** Arabic. */
export const arabicGroup: GroupWordsOfLocale = {
  addPeople: "إضافة أشخاص",
  joinCall: "الانضمام إلى المكالمة",
  group: {
    away: "تغيير صفحة أو إعادة اتصال…",
    lost: "لا اتصال",
    joined: "انضمام: {name}",
    left: "مغادرة: {name}",
    manyJoined: "انضمام: {name}",
    manyLeft: "مغادرة: {name}",
    alsoCalls: "المكالمة أيضًا مع {name}",
    absent: {
      "declined": "مرفوضة",
      "no-answer": "لا رد",
      "busy": "مشغول",
      "offline": "غير متصل",
      "unavailable": "غير متاح",
    },
    running: "مكالمة جارية",
    choose: "بمن نتصل؟",
    call: "اتصال",
    close: "إغلاق",
    here: "موجود الآن",
    notHere: "غير موجود",
    full: "لا تتسع المكالمة لأكثر من {count}",
    nobody: "الجميع في المكالمة",
    search: "بحث",
    notFound: "لا نتائج",
  },
};
