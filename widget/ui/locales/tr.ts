/** Turkish. Names take no suffixes: what follows a name stands by itself. */
import type { Locale } from "../words/locale.ts";
import { turkishGroup } from "./group/tr.ts";

/** Turkish. */
export const turkish: Locale = {
  ...turkishGroup,
  call: { voice: "Sesli arama", video: "Görüntülü arama" },
  unavailable: {
    "connecting": "Bağlanıyor…",
    "offline": "Bağlantı yok. Yeniden deneniyor…",
    "closed": "Burada arama yapılamıyor",
    "unauthorized": "Aramak için yeniden oturum açın",
    "unsupported": "Bu tarayıcı aramalar için çok eski. Lütfen güncelleyin.",
    "not-callable": "Şu anda burada kimse aranamıyor",
    "chat-ended": "Bu sohbetin süresi doldu",
  },
  busy: "Şu anda bir aramadasınız",
  callHistory: "Arama geçmişi",
  missedCalls: "Arama geçmişi, {count} cevapsız",

  accept: "Yanıtla",
  acceptVoiceOnly: "Yalnızca sesle yanıtla",
  decline: "Reddet",
  ignore: "Yok say",
  mute: "Mikrofonu kapat",
  unmute: "Mikrofonu aç",
  cameraOff: "Kamerayı kapat",
  cameraOn: "Kamerayı aç",
  switchCamera: "Kamerayı değiştir",
  cameraJoin: "{name} kamerasını açtı. Siz de açmak ister misiniz?",
  cameraSpare: "Bağlantı zayıf. Kameranız kapalıyken ses net kalır.",
  notNow: "Şimdi değil",
  settings: "Ayarlar",
  messages: "Mesajlar",
  checkCalls: "Bağlantımı kontrol et",
  shareScreen: "Ekranı paylaş",
  stopSharing: "Paylaşımı durdur",
  youShare: "Ekranınızı paylaşıyorsunuz",
  isSharing: "{name} ekranını paylaşıyor",
  sharingOver: "Sayfa değiştirildiği için ekran paylaşımınız sona erdi.",
  screenFailed: {
    title: "Ekranınız paylaşılamıyor",
    detail:
      "Bu bilgisayar, tarayıcının ekranı kaydetmesine izin vermiyor. Sistemin gizlilik ayarlarından izin verip yeniden paylaşın.",
  },
  hangUp: "Aramayı bitir",
  enterFullScreen: "Tam ekran",
  leaveFullScreen: "Tam ekrandan çık",
  enterPip: "Pencere içinde pencere",
  leavePip: "Pencere içinde pencereden çık",
  moveWindow: "Pencereyi taşı (ok tuşları)",
  tapToHear: "Duymak için dokunun",
  hearRing: "Zil sesini duymak için herhangi bir yere tıklayın veya dokunun",
  dismiss: "Bildirimi kapat",
  you: "Siz",
  someone: "Birisi",

  incoming: { voice: "Gelen sesli arama", video: "Gelen görüntülü arama" },
  status: {
    dialing: "Aranıyor…",
    ringing: "Çalıyor…",
    connecting: "Bağlanıyor…",
    reconnecting: "Yeniden bağlanıyor…",
  },
  allowDevices: {
    voice: "Tarayıcınız mikrofon için izin isteyebilir",
    video: "Tarayıcınız kamera ve mikrofon için izin isteyebilir",
  },

  andOthers: { one: "{name} ve {count} kişi daha", other: "{name} ve {count} kişi daha" },
  callWith: "{name} ile görüşme",
  callElsewhere: "Arama başka bir sekmede",
  moveHere: "Buraya taşı",
  isCalling: "{name} arıyor",
  incomingFrom: {
    voice: "Gelen sesli arama: {name}",
    video: "Gelen görüntülü arama: {name}",
  },
  away: "{name} sayfa değiştiriyor…",
  unstable: "Bağlantısı kararsız: {name}…",
  ownUnstable: "Bağlantınız kararsız, yeniden bağlanıyor…",
  muted: "Mikrofonu kapalı: {name}",
  cameraIsOff: "Kamerası kapalı: {name}",
  announce: {
    dialing: "Aranıyor: {name}",
    ringing: "Çalıyor: {name}",
    connecting: "Bağlanıyor",
    active: "{name} ile görüşüyorsunuz",
    reconnecting: "Bağlantı kesildi, yeniden bağlanıyor",
  },

  outcome: {
    "completed": { title: "Arama sona erdi", detail: "{name}" },
    "no-answer": { title: "Yanıt yok", detail: "{name}" },
    "cancelled": { title: "Arama iptal edildi", detail: "{name}" },
    "missed": { title: "Cevapsız arama: {name}" },
    "declined": { title: "Arama reddedildi" },
    "declined-by-me": { title: "Aramayı reddettiniz", detail: "{name}" },
    "declined-by-other": { title: "{name} aramayı reddetti" },
    "busy": { title: "{name} başka bir aramada" },
    "unavailable": { title: "{name} şu anda müsait değil" },
    "offline": {
      title: "Şu anda ulaşılamıyor: {name}",
      detail: "Arama cevapsız olarak görünecek.",
    },
    "connect-failed": {
      title: "Bağlanılamadı",
      detail: "İki ağ birbirine ulaşamıyor. Başka bir ağ deneyin.",
    },
    "connection-lost": { title: "Bağlantı koptu", detail: "{name}" },
    "time-limit": { title: "Süre doldu", detail: "Bu sohbetin süresi doldu." },
    "answered-elsewhere": { title: "Başka bir cihazda yanıtlandı", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Mikrofonunuz engellendi",
        detail: "Sayfa adresinin yanındaki simgeye basıp mikrofona izin verin. {again}",
      },
      "in-use": {
        title: "Mikrofonunuz kullanımda",
        detail: "Başka bir program kullanıyor. O programı kapatın. {again}",
      },
      "not-found": {
        title: "Mikrofon bulunamadı",
        detail: "Bir mikrofon takın veya açın. {again}",
      },
      "constraints": {
        title: "Mikrofonunuz uygun değil",
        detail: "Arama için gerekenleri yapamıyor. Başka bir tane seçin. {again}",
      },
      "insecure-context": {
        title: "Bu sayfa güvenli değil",
        detail: "Tarayıcılar mikrofona yalnızca https sayfalarında izin verir. Bu sayfayı başına " +
          "https:// koyarak açın.",
      },
      "policy": {
        title: "Bu site mikrofonu kapattı",
        detail: "Yalnızca siteyi yönetenler izin verebilir.",
      },
      "unknown": {
        title: "Mikrofonunuz başlatılamadı",
        detail: "Çıkarıp yeniden takın veya tarayıcıyı yeniden başlatın. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Kameranız engellendi",
        detail: "Sayfa adresinin yanındaki simgeye basıp kameraya izin verin. {again}",
      },
      "in-use": {
        title: "Kameranız kullanımda",
        detail: "Başka bir program kullanıyor. O programı kapatın. {again}",
      },
      "not-found": { title: "Kamera bulunamadı", detail: "Bir kamera takın veya açın. {again}" },
      "constraints": {
        title: "Kameranız uygun değil",
        detail: "Arama için gerekenleri yapamıyor. Başka bir tane seçin. {again}",
      },
      "insecure-context": {
        title: "Bu sayfa güvenli değil",
        detail: "Tarayıcılar kameraya yalnızca https sayfalarında izin verir. Bu sayfayı başına " +
          "https:// koyarak açın.",
      },
      "policy": {
        title: "Bu site kamerayı kapattı",
        detail: "Yalnızca siteyi yönetenler izin verebilir.",
      },
      "unknown": {
        title: "Kameranız başlatılamadı",
        detail: "Çıkarıp yeniden takın veya tarayıcıyı yeniden başlatın. {again}",
      },
    },
  },
  again: {
    call: "Sonra yeniden arayın.",
    microphone: "Sonra “Mikrofonu aç” düğmesine basın.",
    camera: "Sonra kamerayı açın.",
  },
  notHeard: "Dinleyebilirsiniz ama sesiniz duyulmuyor. ",
  failure: {
    "call-exists": { title: "Bu sohbette zaten bir arama var" },
    "already-in-call": {
      title: "Zaten bir aramadasınız",
      detail: "Önce onu bitirin; başka bir pencerede olabilir.",
    },
    "calls-not-allowed": { title: "Bu sohbet bu tür aramaya izin vermiyor" },
    "forbidden": { title: "Bu sohbette arama yapamazsınız" },
    "chat-ended": { title: "Süre doldu", detail: "Bu sohbetin süresi doldu." },
    "call-over": { title: "Arama zaten sona erdi" },
    "call-full": { title: "Bu aramada yer kalmadı" },
    "answered-elsewhere": { title: "Başka bir cihazda yanıtlandı" },
    "unauthorized": { title: "Oturumunuz kapandı", detail: "Sayfayı yenileyip yeniden arayın." },
    "rate-limited": {
      title: "Çok fazla arama yaptınız",
      detail: "Bir dakika bekleyip yeniden deneyin.",
    },
    "server-unreachable": {
      title: "Bağlantı yok",
      detail: "İnternet bağlantınızı kontrol edip yeniden deneyin.",
    },
    "no-media": {
      title: "Bağlanılamadı",
      detail: "İki ağ birbirine ulaşamıyor. Başka bir ağ deneyin.",
    },
    "network-blocked": {
      title: "Ağınız aramaları engelliyor",
      detail: "Telefonunki gibi başka bir ağ deneyin.",
    },
    "unsupported": {
      title: "Bu tarayıcıyla arama yapılamıyor",
      detail: "Güncelleyin veya bu sayfayı başka bir tarayıcıda açın.",
    },
    "other": { title: "Arama gerçekleşmedi", detail: "Hata bizdeydi. Lütfen yeniden deneyin." },
  },

  history: {
    title: "Aramalar",
    all: "Tümü",
    missed: "Cevapsız",
    close: "Kapat",
    loading: "Yükleniyor…",
    none: "Henüz arama yok. Gelen ve giden aramalar burada görünür.",
    noneMissed: "Cevapsız arama yok.",
    failed: "Aramalar yüklenemedi.",
    tryAgain: "Yeniden dene",
    showMore: "Daha eski aramaları göster",
    outcome: {
      "ongoing": "Sürüyor",
      "incoming": "Gelen",
      "outgoing": "Giden",
      "missed": "Cevapsız",
      "declined-by-me": "Siz reddettiniz",
      "declined": "Reddedildi",
      "no-answer": "Yanıt yok",
      "cancelled": "İptal edildi",
      "busy": "Meşgul",
      "offline": "Ulaşılamadı",
      "unavailable": "Müsait değil",
      "not-connected": "Bağlanamadı",
    },
    started: "Başlangıç",
    ended: "Bitiş",
    duration: "Süre",
    roundTrip: "Gecikme",
    loss: "Veri kaybı",
    connectionLost: "Bağlantı koptu.",
    participant: {
      ringing: "Çalıyor",
      joined: "Katıldı",
      rejected: "Reddetti",
      missed: "Yanıtlamadı",
      busy: "Meşguldü",
      offline: "Ulaşılamadı",
    },
  },
};
