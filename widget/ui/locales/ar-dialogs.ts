/** The settings and the check of calls in Arabic; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

/** Arabic for the dialogs. */
export const arabicDialogs: DialogWords = {
  settings: {
    title: "الإعدادات",
    close: "إغلاق",
    microphone: "الميكروفون",
    camera: "الكاميرا",
    background: {
      title: "الخلفية",
      none: "بلا خلفية",
      blur: "تمويه",
      backdrop: { dawn: "فجر", lagoon: "بحيرة", dusk: "غسق" },
      picture: "صورة {count}",
      loading: "يجري تحميل الخلفية. حتى ذلك الحين لا يراك أحد ولا يرى غرفتك.",
      failed: {
        title: "تعذر وضع الخلفية",
        detail: "لذلك لا تظهر صورتك. أعد المحاولة أو اختر «بلا خلفية».",
      },
      obstacle: {
        browser: "لا يستطيع هذا المتصفح وضع خلفية وراءك.",
        policy: "لا يسمح هذا الموقع بما تحتاجه الخلفية.",
      },
    },
    speaker: "مكبر الصوت",
    systemDefault: "الافتراضي في النظام",
    testSound: "تشغيل صوت تجريبي",
    notify: "إشعاري بالمكالمات",
    notifyHint: "ما دامت هذه الصفحة مفتوحة وبعيدة عن نظرك.",
    notifyRefused:
      "لا يسمح المتصفح لهذه الصفحة بإشعارك. اضغط الأيقونة بجانب عنوان الصفحة واسمح بالإشعارات.",
    notifyClosed: "أُغلق سؤال المتصفح. فعّل الخيار مجددًا واختر «السماح».",
    notifyImpossible: "لا يعرض هذا المتصفح إشعارات الصفحات.",
    push: "إشعاري بالمكالمات الفائتة",
    pushHint: "حتى عندما يكون هذا الموقع مغلقًا.",
    missed: { voice: "مكالمة صوتية فائتة", video: "مكالمة فيديو فائتة" },
    whoMayCall: "من يمكنه الاتصال بي",
    allowCallsFrom: {
      everyone: "الجميع",
      contacts: "جهات اتصالي",
      nobody: "لا أحد",
    },
    doNotDisturb: "عدم الإزعاج",
    doNotDisturbHint: "يظهر للمتصلين أنك مشغول.",
    blocked: "المحظورون",
    block: "حظر {name}",
    unblock: "إلغاء حظر {name}",
    failed: "تعذر التحميل أو الحفظ. حاول مرة أخرى.",
  },
  diagnosis: {
    title: "فحص المكالمات",
    again: "إعادة الفحص",
    copy: "نسخ التقرير",
    copied: "تم النسخ",
    result: {
      running: "جارٍ الفحص…",
      ok: "يعمل",
      failed: "لا يعمل",
      silent: "لا رد",
      refused: "رُفض",
      skipped: "لم يُفحص",
    },
    check: {
      browser: "المتصفح",
      secure: "صفحة آمنة",
      microphone: "الميكروفون",
      camera: "الكاميرا",
      server: "خادم المكالمات",
      stun: "الخروج من هذه الشبكة",
      turn: "المُرحِّل",
      media: "الصوت عبر الشبكة",
    },
    verdict: {
      good: "من المفترض أن تعمل المكالمات هنا.",
      "shut-in":
        "لم يُعثر على مخرج من هذه الشبكة. إما أنها تحجب المكالمات، أو أن الخوادم التي تساعدها على العبور متوقفة. قد تفيد شبكة أخرى، مثل شبكة الهاتف.",
      unrelayed:
        "تسمح هذه الشبكة بخروج المكالمات، لكن مُرحِّل الموقع لا ينقلها. لا يمكن إصلاح ذلك إلا لمن يديرون الموقع.",
      offline: "تعذر الوصول إلى خادم المكالمات. تحقق من اتصالك بالإنترنت.",
      unheard: "تصلك المكالمات، لكن لا يمكن سماعك.",
      unseen: "تعمل المكالمات الصوتية هنا، لكن لن يراك أحد.",
      unsupported: "هذا المتصفح قديم جدًا، أو الصفحة غير آمنة.",
    },
  },
};
