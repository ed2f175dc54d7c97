/** The texts about recordings in Arabic, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Arabic for recordings. */
export const arabicRecording: RecordingWords = {
  record: "تسجيل هذه المكالمة",
  hint: "يُسأل جميع من في المكالمة أولًا.",
  asks: "هناك طلب من {name} لتسجيل هذه المكالمة.",
  agree: "أوافق",
  decline: "لا أوافق",
  agreed: "أنت توافق على التسجيل من قِبل {name}. لا يُسجَّل شيء حتى يوافق الجميع.",
  waiting: "في انتظار موافقة {name}",
  paused: "التسجيل متوقف مؤقتًا: في انتظار موافقة {name}",
  cancel: "إلغاء",
  recording: "جارٍ التسجيل",
  isRecording: "التسجيل جارٍ من قِبل {name}",
  stop: "إيقاف التسجيل",
  withdraw: "سحب الموافقة",
  over: "لا يُسجَّل أي شيء الآن.",
  declined: "لا موافقة من {name}. لا يُسجَّل أي شيء الآن.",
  declinedByYou: "أنت لا توافق. لا يُسجَّل أي شيء الآن.",
  ready: "التسجيل جاهز",
  save: "حفظ",
  delete: "حذف",
  deleteForGood: "حذف نهائي",
  kept: "تسجيلاتك",
  keptHint: "في هذا المتصفح فقط، لمدة 7 أيام.",
  trouble: {
    full: "لم تبقَ مساحة في هذا المتصفح. ما سُجِّل حتى الآن محفوظ.",
    failed: "تعذّر استمرار التسجيل. ما سُجِّل حتى الآن محفوظ.",
  },
  taken: "هناك من يسجّل بالفعل.",
  impossible: "التسجيل غير ممكن هنا.",
};
