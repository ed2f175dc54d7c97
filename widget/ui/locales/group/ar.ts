/** Arabic: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Arabic. */
export const arabicGroup: GroupWordsOfLocale = {
  addPeople: "إضافة أشخاص",
  joinCall: "الانضمام إلى المكالمة",
  group: {
    away: "تغيير صفحة أو إعادة اتصال…",
    lost: "انقطع الاتصال",
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
    choose: "بمن تريد الاتصال؟",
    call: "اتصال",
    close: "إغلاق",
    here: "متصل الآن",
    notHere: "غير متصل",
    full: "الحد الأقصى للمشاركين: {count}",
    nobody: "الجميع في المكالمة",
    search: "بحث",
    notFound: "لا نتائج",
  },
};
