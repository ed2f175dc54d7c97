/** What is said around the messages of a call, in Turkish; loaded when there are some. */
import type { MessageWords } from "../message-words.ts";

/** Turkish for the messages. */
export const turkishMessages: MessageWords = {
  write: "Mesaj yazın",
  send: "Gönder",
  close: "Kapat",
  empty: "Henüz mesaj yok. Buraya yazılanları aramadaki herkes okur.",
  sending: "Gönderiliyor…",
  notSent: "Gönderilmedi",
  tryAgain: "Tekrar dene",
  discard: "Sil",
  full: "Bu aramaya daha fazla mesaj sığmıyor.",
  unread: "Okunmamış: {count}",
  newOnes: "Yeni mesajlar",
  from: "{name} kişisinden mesaj: {text}",
  left: "Kalan karakter: {count}",
  loading: "Yükleniyor…",
  failed: "Mesajlar yüklenemedi.",
};
