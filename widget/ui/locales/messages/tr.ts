/** The texts around a call's messages in Turkish, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Turkish for the messages. */
export const turkishMessages: MessageWords = {
  write: "Mesaj yazın",
  send: "Gönder",
  close: "Kapat",
  empty: "Henüz mesaj yok. Buraya yazılanları aramadaki herkes okuyabilir.",
  sending: "Gönderiliyor…",
  notSent: "Gönderilmedi",
  tryAgain: "Yeniden dene",
  discard: "Sil",
  full: "Bu aramada daha fazla mesaj gönderilemez.",
  unread: "Okunmamış: {count}",
  newOnes: "Yeni mesajlar",
  from: "{name} kişisinden mesaj: {text}",
  left: "Kalan karakter: {count}",
  loading: "Yükleniyor…",
  failed: "Mesajlar yüklenemedi.",
};
