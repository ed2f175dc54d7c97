/** The texts about a call's devices in Turkish, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Turkish for the notices. */
export const turkishNotices: NoticeWords = {
  tryAgain: "Yeniden dene",
  callAgain: "Yeniden ara",
  label: { microphone: "Mikrofon", camera: "Kamera" },
  steps: {
    chrome: "Sayfanın adresinin solundaki simgeye basın ve “{device}” seçeneğini açın.",
    edge: "Adresin solundaki kilide basın, bu sitenin izinlerini açın ve “{device}” iznini verin.",
    firefox:
      "Adresin solundaki üstü çizili simgeye, ardından “Engellendi” yanındaki ✕ işaretine basın.",
    safari:
      "Menü çubuğunda Safari’yi, ardından bu web sitesinin ayarlarını seçin ve “{device}” için “İzin Ver” deyin.",
    ios:
      "Adresin yanındaki düğmeye, ardından web sitesi ayarlarına dokunun ve “{device}” için “İzin Ver” deyin.",
    iosApp:
      "Telefonun Ayarlar uygulamasını açın, bu tarayıcıyı seçin ve “{device}” seçeneğini açın.",
    android:
      "Adresin solundaki simgeye, ardından “İzinler”e dokunun ve “{device}” seçeneğini açın.",
    other: "Sayfanın adresinin yanındaki simgeye basın ve “{device}” iznini verin.",
  },
  system: {
    macos:
      "Mac, tarayıcıya izin vermiyor. Sistem Ayarları’nda “Gizlilik ve Güvenlik”, “{device}” bölümünü açın, tarayıcıyı etkinleştirip yeniden başlatın.",
    windows:
      "Windows, tarayıcıya izin vermiyor. Ayarlar’da “Gizlilik ve güvenlik”, “{device}” bölümünü açın ve masaüstü uygulamalarına izin verin.",
    ios:
      "Telefon, tarayıcıya izin vermiyor. Ayarlar uygulamasında “Gizlilik ve Güvenlik”, “{device}” bölümünü açın ve tarayıcıyı etkinleştirin.",
    android:
      "Telefon, tarayıcıya izin vermiyor. Ayarlar uygulamasında “Uygulamalar”, bu tarayıcı, “İzinler” bölümünü açın ve “{device}” iznini verin.",
    other:
      "Sistem, tarayıcıya izin vermiyor. Sistemin gizlilik ayarlarından tarayıcıya izin verin.",
  },
  dismissed: "Tarayıcının sorusu kapatıldı. Yeniden deneyin ve “İzin ver”i seçin.",
  allowed: { microphone: "Mikrofona artık izin var.", camera: "Kameraya artık izin var." },
  paused: {
    microphone: {
      title: "Mikrofonunuz duraklatıldı",
      detail:
        "Bir telefon görüşmesi veya başka bir uygulama kullanıyor. Diğerleri mikrofonunuzu kapalı görüyor. Kendiliğinden geri gelir.",
    },
    camera: {
      title: "Kameranız duraklatıldı",
      detail: "Başka bir uygulama kullanıyor veya bu sayfa önde değil. Kendiliğinden geri gelir.",
    },
  },
  resumed: { microphone: "Mikrofonunuz yeniden çalışıyor", camera: "Kameranız yeniden çalışıyor" },
  nowUsing: "Şimdi kullanılan: {name}",
  backTo: "Yeniden kullanılan: {name}",
  background: {
    title: "Arka planınız uygulanamadı",
    detail: "Bu yüzden diğerleri sizi görmüyor.",
  },
  bareCamera: "Kamerayı arka plansız göster",
  excellent: "Mükemmel bağlantı",
  good: "İyi bağlantı",
  weak: "Zayıf bağlantı",
  steady: "Bağlantı yeniden iyi",
  endsIn: "Arama {time} sonra bitecek",
};
