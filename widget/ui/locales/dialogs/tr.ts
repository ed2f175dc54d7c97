/** The texts of the settings and the call check in Turkish, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Turkish for the dialogs. */
export const turkishDialogs: DialogWords = {
  settings: {
    title: "Ayarlar",
    close: "Kapat",
    microphone: "Mikrofon",
    camera: "Kamera",
    background: {
      title: "Arka plan",
      none: "Yok",
      blur: "Bulanık",
      backdrop: { dawn: "Şafak", lagoon: "Lagün", dusk: "Alacakaranlık" },
      picture: "Resim {count}",
      loading: "Arka plan yükleniyor. Bu sırada kimse sizi veya odanızı görmez.",
      failed: {
        title: "Arka plan uygulanamadı",
        detail: "Bu yüzden görünmüyorsunuz. Yeniden deneyin veya “Yok”u seçin.",
      },
      obstacle: {
        browser: "Bu tarayıcı arka plan gösteremiyor.",
        policy: "Bu site, arka plan için gerekenlere izin vermiyor.",
      },
    },
    speaker: "Hoparlör",
    systemDefault: "Sistem varsayılanı",
    testSound: "Deneme sesi çal",
    notify: "Aramaları bildir",
    notifyHint: "Bu sayfa açık ama görünmüyorken.",
    notifyRefused:
      "Tarayıcı bu sayfanın bildirim göstermesine izin vermiyor. Sayfa adresinin yanındaki simgeye basın ve bildirimlere izin verin.",
    notifyClosed: "Tarayıcının sorusu kapatıldı. Seçeneği yeniden açın ve “İzin ver”i seçin.",
    notifyImpossible: "Bu tarayıcı bu sayfanın bildirimlerini gösteremiyor.",
    push: "Cevapsız aramaları bildir",
    pushHint: "Bu site kapalıyken ve planlanan bir arama başladığında da.",
    pushHintMissed: "Bu site kapalıyken de.",
    missed: { voice: "Cevapsız sesli arama", video: "Cevapsız görüntülü arama" },
    due: {
      voice: "Planlanan sesli arama şimdi başlıyor",
      video: "Planlanan görüntülü arama şimdi başlıyor",
    },
    whoMayCall: "Beni kimler arayabilir",
    allowCallsFrom: {
      everyone: "Herkes",
      contacts: "Kişilerim",
      nobody: "Hiç kimse",
    },
    doNotDisturb: "Rahatsız etme",
    doNotDisturbHint: "Arayanlara meşgul olduğunuz söylenir.",
    blocked: "Engellenen kişiler",
    block: "Engelle: {name}",
    unblock: "Engeli kaldır: {name}",
    failed: "Yüklenemedi veya kaydedilemedi. Yeniden deneyin.",
  },
  diagnosis: {
    title: "Bağlantıyı kontrol et",
    again: "Yeniden kontrol et",
    copy: "Raporu kopyala",
    copied: "Kopyalandı",
    result: {
      running: "Kontrol ediliyor…",
      ok: "Çalışıyor",
      failed: "Çalışmıyor",
      silent: "Yanıt yok",
      refused: "Reddedildi",
      skipped: "Kontrol edilmedi",
    },
    check: {
      browser: "Tarayıcı",
      secure: "Güvenli sayfa",
      microphone: "Mikrofon",
      camera: "Kamera",
      server: "Arama sunucusu",
      stun: "Bu ağdan çıkış",
      turn: "Aktarma sunucusu",
      media: "Ağ üzerinden ses",
    },
    verdict: {
      good: "Aramalar burada çalışmalı.",
      "shut-in":
        "Bu ağdan bir çıkış bulunamadı. Ya ağ aramaları engelliyor ya da aramaları sağlayan sunucular çalışmıyor. Telefonunki gibi başka bir ağ deneyin.",
      unrelayed:
        "Bu ağ aramaların çıkmasına izin veriyor ama sitenin aktarma sunucusu onları iletmiyor. Bunu yalnızca siteyi yönetenler düzeltebilir.",
      offline: "Arama sunucusuna ulaşılamıyor. İnternet bağlantınızı kontrol edin.",
      unheard: "Aramalar size ulaşıyor ama sesiniz duyulmuyor.",
      unseen: "Sesli aramalar çalışmalı ama görüntünüz gitmiyor.",
      unsupported: "Bu tarayıcı çok eski ya da sayfa güvenli değil.",
    },
  },
};
