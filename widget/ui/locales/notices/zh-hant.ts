/** The texts about a call's devices in Traditional Chinese, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Traditional Chinese for the notices. */
export const traditionalChineseNotices: NoticeWords = {
  tryAgain: "重試",
  callAgain: "再次撥打",
  label: { microphone: "麥克風", camera: "相機" },
  steps: {
    chrome: "點選頁面網址左側的圖示，開啟「{device}」。",
    edge: "點選網址左側的鎖頭圖示，開啟此網站的權限，允許「{device}」。",
    firefox: "點選網址左側帶斜線的圖示，再點選「已封鎖」旁邊的 ✕。",
    safari: "在選單列選擇 Safari，再選擇此網站的設定，將「{device}」設為「允許」。",
    ios: "點一下網址旁的按鈕，再點一下網站設定，將「{device}」設為「允許」。",
    iosApp: "開啟手機的「設定」，選擇此瀏覽器，開啟「{device}」。",
    android: "點一下網址左側的圖示，再點一下「權限」，開啟「{device}」。",
    other: "點選頁面網址旁的圖示，允許「{device}」。",
  },
  system: {
    macos:
      "Mac 不讓瀏覽器使用。請開啟「系統設定」中的「隱私權與安全性」、「{device}」，開啟瀏覽器並重新啟動。",
    windows:
      "Windows 不讓瀏覽器使用。請開啟「設定」中的「隱私權與安全性」、「{device}」，允許傳統型應用程式存取。",
    ios: "手機不讓瀏覽器使用。請開啟「設定」中的「隱私權與安全性」、「{device}」，開啟瀏覽器。",
    android:
      "手機不讓瀏覽器使用。請開啟「設定」中的「應用程式」，選擇此瀏覽器，在「權限」中允許「{device}」。",
    other: "系統不讓瀏覽器使用。請在系統的隱私權設定中允許瀏覽器。",
  },
  dismissed: "瀏覽器的權限要求已關閉。請重試並選擇「允許」。",
  allowed: { microphone: "現在已允許使用麥克風。", camera: "現在已允許使用相機。" },
  paused: {
    microphone: {
      title: "麥克風已暫停",
      detail: "電話或其他應用程式正在使用。對方看到你已靜音。之後會自動恢復。",
    },
    camera: {
      title: "相機已暫停",
      detail: "其他應用程式正在使用，或此頁面不在最前面。之後會自動恢復。",
    },
  },
  resumed: { microphone: "麥克風已恢復", camera: "相機已恢復" },
  nowUsing: "正在使用 {name}",
  backTo: "已恢復使用 {name}",
  background: { title: "無法設定你的背景", detail: "因此其他人看不到你。" },
  bareCamera: "不用背景，直接顯示相機",
  excellent: "連線極佳",
  good: "連線良好",
  weak: "連線不佳",
  steady: "連線已恢復良好",
  endsIn: "通話將在 {time} 後結束",
};
