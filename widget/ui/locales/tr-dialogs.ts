/** The settings and the check of calls in Turkish; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

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
      loading: "Arka plan yükleniyor. O zamana kadar kimse sizi veya odanızı görmez.",
      failed: {
        title: "Arka plan yerleştirilemedi",
        detail: "Bu yüzden görünmüyorsunuz. Yeniden deneyin veya “Yok”u seçin.",
      },
      obstacle: {
        browser: "Bu tarayıcı arkanıza bir arka plan yerleştiremiyor.",
        policy: "Bu site bir arka planın gerektirdiğine izin vermiyor.",
      },
    },
    speaker: "Hoparlör",
    systemDefault: "Sistem varsayılanı",
    testSound: "Deneme sesi çal",
    notify: "Aramaları bildir",
    notifyHint: "Bu sayfa açık olup görünmediği sürece.",
    notifyRefused:
      "Tarayıcı bu sayfanın bildirim göstermesine izin vermiyor. Sayfa adresinin yanındaki simgeye basın ve bildirimlere izin verin.",
    notifyClosed: "Tarayıcının sorusu kapatıldı. Yeniden açın ve “İzin ver”i seçin.",
    notifyImpossible: "Bu tarayıcı sayfaların bildirimlerini göstermiyor.",
    push: "Cevapsız aramaları bildir",
    pushHint: "Bu site kapalıyken ve planlanan bir arama başladığında da.",
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
    title: "Aramaları denetle",
    again: "Yeniden denetle",
    copy: "Raporu kopyala",
    copied: "Kopyalandı",
    result: {
      running: "Denetleniyor…",
      ok: "Çalışıyor",
      failed: "Çalışmıyor",
      silent: "Yanıt yok",
      refused: "Geri çevrildi",
      skipped: "Denetlenmedi",
    },
    check: {
      browser: "Tarayıcı",
      secure: "Güvenli sayfa",
      microphone: "Mikrofon",
      camera: "Kamera",
      server: "Arama sunucusu",
      stun: "Bu ağdan çıkış",
      turn: "Aktarıcı",
      media: "Ağ üzerinden ses",
    },
    verdict: {
      good: "Aramalar burada çalışmalı.",
      "shut-in":
        "Bu ağdan bir çıkış bulunamadı. Ya ağ aramaları engelliyor ya da aramaların geçmesine yardım eden sunucular çalışmıyor. Telefonunki gibi başka bir ağ işe yarayabilir.",
      unrelayed:
        "Bu ağ aramaların çıkmasına izin veriyor ama sitenin aktarıcısı onları taşımıyor. Bunu yalnızca siteyi yönetenler düzeltebilir.",
      offline: "Arama sunucusuna ulaşılamıyor. İnternet bağlantınızı denetleyin.",
      unheard: "Aramalar size ulaşıyor ama sesiniz duyulmuyor.",
      unseen: "Sesli aramalar çalışmalı ama görüntünüz gitmiyor.",
      unsupported: "Bu tarayıcı çok eski ya da sayfa güvenli değil.",
    },
  },
};
