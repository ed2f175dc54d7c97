/** Turkish: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Turkish. */
export const turkishGroup: GroupWordsOfLocale = {
  addPeople: "Kişi ekle",
  joinCall: "Aramaya katıl",
  group: {
    away: "Sayfa değiştiriyor veya yeniden bağlanıyor…",
    lost: "Bağlantı yok",
    joined: "Katıldı: {name}",
    left: "Ayrıldı: {name}",
    manyJoined: "Katıldı: {name}",
    manyLeft: "Ayrıldı: {name}",
    alsoCalls: "Ayrıca aranıyor: {name}",
    absent: {
      "declined": "Reddedildi",
      "no-answer": "Yanıt yok",
      "busy": "Meşgul",
      "offline": "Ulaşılamadı",
      "unavailable": "Müsait değil",
    },
    running: "Görüşme sürüyor",
    choose: "Kimi arayacaksınız?",
    call: "Ara",
    close: "Kapat",
    here: "Çevrimiçi",
    notHere: "Çevrimdışı",
    full: "Bir aramada en fazla {count} kişi",
    nobody: "Herkes zaten aramada",
    search: "Kişilerde ara",
    notFound: "Kimse bulunamadı",
  },
};
