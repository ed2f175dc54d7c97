/** Arabic. It uses plain statements, and so no form that depends on a person's gender. */
import type { Locale } from "../words/locale.ts";
import { arabicGroup } from "./group/ar.ts";

/** Arabic. */
export const arabic: Locale = {
  ...arabicGroup,
  dir: "rtl",
  call: { voice: "مكالمة صوتية", video: "مكالمة فيديو" },
  unavailable: {
    "connecting": "جارٍ الاتصال…",
    "offline": "لا يوجد اتصال. تجري المحاولة من جديد…",
    "closed": "المكالمات غير متاحة هنا",
    "unauthorized": "يلزم تسجيل الدخول من جديد لإجراء مكالمة",
    "unsupported": "هذا المتصفح قديم جدًا لإجراء المكالمات. يُرجى تحديثه.",
    "not-callable": "لا يمكن الاتصال بأحد هنا الآن",
    "chat-ended": "انتهى وقت هذه المحادثة",
  },
  busy: "هناك مكالمة جارية",
  callHistory: "سجل المكالمات",
  missedCalls: "سجل المكالمات، فائتة: {count}",

  accept: "قبول",
  acceptVoiceOnly: "قبول بالصوت فقط",
  decline: "رفض",
  ignore: "تجاهل",
  mute: "كتم الصوت",
  unmute: "إلغاء كتم الصوت",
  cameraOff: "إيقاف الكاميرا",
  cameraOn: "تشغيل الكاميرا",
  switchCamera: "تبديل الكاميرا",
  cameraJoin: "الكاميرا مفعّلة الآن لدى {name}. هل تريد تشغيل كاميرتك أيضًا؟",
  cameraSpare: "الاتصال ضعيف. من دون الكاميرا يبقى الصوت واضحًا.",
  notNow: "ليس الآن",
  settings: "الإعدادات",
  messages: "الرسائل",
  checkCalls: "فحص اتصالي",
  shareScreen: "مشاركة الشاشة",
  stopSharing: "إيقاف المشاركة",
  youShare: "أنت تشارك شاشتك",
  isSharing: "تُعرض الآن شاشة {name}",
  sharingOver: "انتهت مشاركة شاشتك بالانتقال إلى صفحة أخرى.",
  screenFailed: {
    title: "تعذّرت مشاركة شاشتك",
    detail:
      "لا يسمح هذا الحاسوب للمتصفح بتسجيل الشاشة. يُرجى السماح بذلك في إعدادات الخصوصية بالنظام، ثم المشاركة من جديد.",
  },
  hangUp: "إنهاء المكالمة",
  enterFullScreen: "ملء الشاشة",
  leaveFullScreen: "إنهاء ملء الشاشة",
  enterPip: "صورة داخل صورة",
  leavePip: "إنهاء صورة داخل صورة",
  moveWindow: "نقل النافذة (مفاتيح الأسهم)",
  tapToHear: "المس للاستماع",
  hearRing: "انقر أو المس أي مكان لسماع الرنين",
  dismiss: "إغلاق",
  you: "أنت",
  someone: "شخص ما",

  incoming: { voice: "مكالمة صوتية واردة", video: "مكالمة فيديو واردة" },
  status: {
    dialing: "جارٍ الاتصال…",
    ringing: "يرن…",
    connecting: "جارٍ التوصيل…",
    reconnecting: "جارٍ استعادة الاتصال…",
  },
  allowDevices: {
    voice: "قد يطلب المتصفح إذن استخدام الميكروفون",
    video: "قد يطلب المتصفح إذن استخدام الكاميرا والميكروفون",
  },

  andOthers: {
    one: "{name} وشخص آخر",
    two: "{name} وشخصان آخران",
    few: "{name} و{count} أشخاص آخرين",
    many: "{name} و{count} شخصًا آخر",
    other: "{name} و{count} شخص آخر",
  },
  callWith: "مكالمة مع {name}",
  callElsewhere: "المكالمة في علامة تبويب أخرى",
  moveHere: "نقل إلى هنا",
  isCalling: "مكالمة من {name}",
  incomingFrom: {
    voice: "مكالمة صوتية واردة من {name}",
    video: "مكالمة فيديو واردة من {name}",
  },
  away: "انتقال إلى صفحة أخرى: {name}…",
  unstable: "اتصال غير مستقر لدى {name}…",
  ownUnstable: "اتصالك غير مستقر، جارٍ استعادته…",
  muted: "ميكروفون {name} مكتوم",
  cameraIsOff: "كاميرا {name} متوقفة",
  announce: {
    dialing: "جارٍ الاتصال بـ{name}",
    ringing: "يرن لدى {name}",
    connecting: "جارٍ التوصيل",
    active: "بدأت المكالمة مع {name}",
    reconnecting: "انقطع الاتصال، تجري استعادته",
  },

  outcome: {
    "completed": { title: "انتهت المكالمة", detail: "{name}" },
    "no-answer": { title: "لا رد", detail: "{name}" },
    "cancelled": { title: "أُلغيت المكالمة", detail: "{name}" },
    "missed": { title: "مكالمة فائتة من {name}" },
    "declined": { title: "رُفضت المكالمة" },
    "declined-by-me": { title: "رفضت المكالمة", detail: "{name}" },
    "declined-by-other": { title: "رُفضت المكالمة من قِبل {name}" },
    "busy": { title: "{name} في مكالمة أخرى" },
    "unavailable": { title: "لا يمكن الاتصال بـ{name}" },
    "offline": { title: "يتعذر الوصول إلى {name} الآن", detail: "ستظهر ضمن المكالمات الفائتة." },
    "connect-failed": {
      title: "تعذّر الاتصال",
      detail: "لا تستطيع الشبكتان الوصول إحداهما إلى الأخرى. قد تفيد شبكة أخرى.",
    },
    "connection-lost": { title: "انقطع الاتصال", detail: "{name}" },
    "time-limit": { title: "انتهى الوقت", detail: "انتهى وقت هذه المحادثة." },
    "answered-elsewhere": { title: "تم الرد من جهاز آخر", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "الميكروفون محظور",
        detail: "يُرجى الضغط على الرمز بجانب عنوان الصفحة والسماح بالميكروفون. {again}",
      },
      "in-use": {
        title: "الميكروفون مشغول",
        detail: "يستخدمه برنامج آخر. يُرجى إغلاق ذلك البرنامج. {again}",
      },
      "not-found": {
        title: "لم يُعثر على ميكروفون",
        detail: "يُرجى توصيل ميكروفون أو تشغيله. {again}",
      },
      "constraints": {
        title: "الميكروفون غير مناسب",
        detail: "لا يفي بما تحتاج إليه المكالمة. يُرجى اختيار غيره. {again}",
      },
      "insecure-context": {
        title: "هذه الصفحة غير آمنة",
        detail: "لا تسمح المتصفحات بالميكروفون إلا في صفحات https. يُرجى فتح هذه الصفحة مع " +
          "https:// في بدايتها.",
      },
      "policy": {
        title: "أوقف هذا الموقع الميكروفون",
        detail: "لا يمكن السماح به إلا لمن يدير الموقع.",
      },
      "unknown": {
        title: "لم يعمل الميكروفون",
        detail: "يُرجى فصله وتوصيله من جديد، أو إعادة تشغيل المتصفح. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "الكاميرا محظورة",
        detail: "يُرجى الضغط على الرمز بجانب عنوان الصفحة والسماح بالكاميرا. {again}",
      },
      "in-use": {
        title: "الكاميرا مشغولة",
        detail: "يستخدمها برنامج آخر. يُرجى إغلاق ذلك البرنامج. {again}",
      },
      "not-found": {
        title: "لم يُعثر على كاميرا",
        detail: "يُرجى توصيل كاميرا أو تشغيلها. {again}",
      },
      "constraints": {
        title: "الكاميرا غير مناسبة",
        detail: "لا تفي بما تحتاج إليه المكالمة. يُرجى اختيار غيرها. {again}",
      },
      "insecure-context": {
        title: "هذه الصفحة غير آمنة",
        detail: "لا تسمح المتصفحات بالكاميرا إلا في صفحات https. يُرجى فتح هذه الصفحة مع https:// " +
          "في بدايتها.",
      },
      "policy": {
        title: "أوقف هذا الموقع الكاميرا",
        detail: "لا يمكن السماح بها إلا لمن يدير الموقع.",
      },
      "unknown": {
        title: "لم تعمل الكاميرا",
        detail: "يُرجى فصلها وتوصيلها من جديد، أو إعادة تشغيل المتصفح. {again}",
      },
    },
  },
  again: {
    call: "بعد ذلك يُرجى معاودة الاتصال.",
    microphone: "بعد ذلك يُرجى الضغط على «إلغاء كتم الصوت».",
    camera: "بعد ذلك يُرجى تشغيل الكاميرا.",
  },
  notHeard: "يمكنك الاستماع، لكن صوتك غير مسموع. ",
  failure: {
    "call-exists": { title: "هناك مكالمة جارية في هذه المحادثة" },
    "already-in-call": {
      title: "هناك مكالمة أخرى جارية",
      detail: "يُرجى إنهاؤها أولًا، وربما تكون في نافذة أخرى.",
    },
    "calls-not-allowed": { title: "لا تسمح هذه المحادثة بهذا النوع من المكالمات" },
    "forbidden": { title: "لا يمكنك إجراء مكالمة في هذه المحادثة" },
    "chat-ended": { title: "انتهى الوقت", detail: "انتهى وقت هذه المحادثة." },
    "call-over": { title: "انتهت المكالمة بالفعل" },
    "call-full": { title: "المكالمة ممتلئة" },
    "answered-elsewhere": { title: "تم الرد من جهاز آخر" },
    "unauthorized": {
      title: "انتهت الجلسة",
      detail: "يُرجى إعادة تحميل الصفحة ثم معاودة الاتصال.",
    },
    "rate-limited": {
      title: "مكالمات كثيرة جدًا",
      detail: "يُرجى الانتظار دقيقة ثم المحاولة من جديد.",
    },
    "server-unreachable": {
      title: "لا يوجد اتصال",
      detail: "يُرجى التحقق من الاتصال بالإنترنت ثم المحاولة من جديد.",
    },
    "no-media": {
      title: "تعذّر الاتصال",
      detail: "لا تستطيع الشبكتان الوصول إحداهما إلى الأخرى. قد تفيد شبكة أخرى.",
    },
    "network-blocked": {
      title: "شبكتك تحجب المكالمات",
      detail: "قد تفيد شبكة أخرى، مثل شبكة الهاتف.",
    },
    "unsupported": {
      title: "لا يمكن الاتصال من هذا المتصفح",
      detail: "يُرجى تحديثه أو فتح الصفحة في متصفح آخر.",
    },
    "other": { title: "لم تنجح المكالمة", detail: "المشكلة من جهتنا. يُرجى المحاولة من جديد." },
  },

  history: {
    title: "المكالمات",
    all: "الكل",
    missed: "الفائتة",
    close: "إغلاق",
    loading: "جارٍ التحميل…",
    none: "لا مكالمات بعد. ستظهر هنا المكالمات الواردة والصادرة.",
    noneMissed: "لا مكالمات فائتة.",
    failed: "تعذّر تحميل المكالمات.",
    tryAgain: "إعادة المحاولة",
    showMore: "عرض المكالمات الأقدم",
    outcome: {
      "ongoing": "جارية",
      "incoming": "واردة",
      "outgoing": "صادرة",
      "missed": "فائتة",
      "declined-by-me": "رفضتها أنت",
      "declined": "مرفوضة",
      "no-answer": "لا رد",
      "cancelled": "ملغاة",
      "busy": "مشغول",
      "offline": "غير متصل",
      "unavailable": "غير متاح",
      "not-connected": "تعذّر الاتصال",
    },
    started: "البداية",
    ended: "النهاية",
    duration: "المدة",
    roundTrip: "التأخير",
    loss: "فقدان البيانات",
    connectionLost: "انقطع الاتصال.",
    participant: {
      ringing: "يرن",
      joined: "في المكالمة",
      rejected: "رفض المكالمة",
      missed: "لا رد",
      busy: "مشغول",
      offline: "غير متصل",
    },
  },
};
