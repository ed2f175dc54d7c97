/** The texts about recordings in Turkish, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Turkish for recordings. */
export const turkishRecording: RecordingWords = {
  record: "Bu aramayı kaydet",
  hint: "Önce aramadaki herkese sorulur.",
  asks: "{name} bu aramayı kaydetmek istiyor.",
  agree: "Kabul et",
  decline: "Kabul etme",
  agreed: "Kaydı kabul ettiniz. Kaydeden: {name}. Herkes kabul edene kadar hiçbir şey kaydedilmez.",
  waiting: "Kabul etmesi bekleniyor: {name}",
  paused: "Kayıt duraklatıldı. Kabul etmesi bekleniyor: {name}",
  cancel: "İptal",
  recording: "Kaydediliyor",
  isRecording: "{name} kaydediyor",
  stop: "Kaydı durdur",
  withdraw: "Kabulü geri al",
  over: "Kayıt yapılmıyor.",
  declined: "{name} kabul etmiyor. Kayıt yapılmıyor.",
  declinedByYou: "Kabul etmiyorsunuz. Kayıt yapılmıyor.",
  ready: "Kayıt hazır",
  save: "İndir",
  delete: "Sil",
  deleteForGood: "Kalıcı olarak sil",
  kept: "Kayıtlarınız",
  keptHint: "Yalnızca bu tarayıcıda, 7 gün boyunca.",
  trouble: {
    full: "Bu tarayıcıda yer kalmadı. O ana kadar kaydedilenler saklandı.",
    failed: "Kayıt sürdürülemedi. O ana kadar kaydedilenler saklandı.",
  },
  taken: "Birisi zaten kaydediyor.",
  impossible: "Burada kayıt yapılamaz.",
};
