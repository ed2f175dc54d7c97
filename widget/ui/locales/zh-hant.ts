/** Chinese in traditional characters, with the words of Taiwan. */
import type { Locale } from "../locale.ts";

/** Chinese in traditional characters. */
export const traditionalChinese: Locale = {
  call: { voice: "語音通話", video: "視訊通話" },
  unavailable: {
    "connecting": "正在連線…",
    "offline": "沒有連線，正在重試…",
    "unauthorized": "請重新登入後再撥打",
    "unsupported": "此瀏覽器版本過舊，無法通話，請更新。",
    "not-callable": "目前沒有人可以接聽",
    "chat-ended": "此聊天的時間已結束",
  },
  busy: "您正在通話中",

  accept: "接聽",
  acceptVoiceOnly: "僅用語音接聽",
  decline: "拒絕",
  ignore: "略過",
  mute: "靜音",
  unmute: "取消靜音",
  cameraOff: "關閉相機",
  cameraOn: "開啟相機",
  hangUp: "掛斷",
  enterFullScreen: "全螢幕",
  leaveFullScreen: "結束全螢幕",
  tapToHear: "點一下即可聆聽",
  dismiss: "關閉",
  you: "您",
  someone: "對方",

  incoming: { voice: "語音來電", video: "視訊來電" },
  status: {
    dialing: "正在撥打…",
    ringing: "正在響鈴…",
    connecting: "正在連線…",
    reconnecting: "正在重新連線…",
  },
  allowDevices: {
    voice: "瀏覽器可能會要求使用麥克風",
    video: "瀏覽器可能會要求使用相機和麥克風",
  },

  andOthers: { other: "{name}和其他 {count} 人" },
  callWith: "與{name}通話",
  incomingFrom: {
    voice: "{name}的語音來電",
    video: "{name}的視訊來電",
  },
  away: "{name}正在切換頁面或重新連線…",
  muted: "{name}已靜音",
  cameraIsOff: "{name}的相機已關閉",
  announce: {
    dialing: "正在撥打給{name}",
    ringing: "{name}那邊正在響鈴",
    connecting: "正在連線",
    active: "已與{name}接通",
    reconnecting: "連線中斷，正在重新連線",
  },

  outcome: {
    "completed": { title: "通話已結束", detail: "{name}" },
    "no-answer": { title: "無人接聽", detail: "{name}" },
    "cancelled": { title: "通話已取消", detail: "{name}" },
    "missed": { title: "{name}的未接來電" },
    "declined": { title: "通話已拒絕" },
    "declined-by-me": { title: "您已拒絕", detail: "{name}" },
    "declined-by-other": { title: "{name}已拒絕" },
    "busy": { title: "{name}正在進行其他通話" },
    "unavailable": { title: "{name}無法接聽" },
    "offline": { title: "暫時聯絡不上{name}", detail: "對方會看到一通未接來電。" },
    "connect-failed": { title: "無法接通", detail: "雙方的網路之間無法連通，換一個網路也許可以。" },
    "connection-lost": { title: "連線已中斷", detail: "{name}" },
    "time-limit": { title: "時間到了", detail: "此聊天的時間已結束。" },
    "answered-elsewhere": { title: "已在其他裝置上接聽", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "麥克風遭到封鎖",
        detail: "請點選頁面網址旁的圖示，並允許使用麥克風。{again}",
      },
      "in-use": { title: "麥克風使用中", detail: "其他程式正在使用麥克風，請關閉該程式。{again}" },
      "not-found": { title: "找不到麥克風", detail: "請接上麥克風，或將其開啟。{again}" },
      "constraints": { title: "麥克風不適用", detail: "它達不到通話的要求，請換一個。{again}" },
      "insecure-context": {
        title: "此頁面不安全",
        detail: "瀏覽器只在 https 頁面上開放麥克風。請用 https:// 開頭的網址開啟此頁面。",
      },
      "policy": { title: "此網站已停用麥克風", detail: "只有網站的管理者可以開放。" },
      "unknown": { title: "麥克風無法啟動", detail: "請拔下後重新接上，或重新啟動瀏覽器。{again}" },
    },
    camera: {
      "permissions": {
        title: "相機遭到封鎖",
        detail: "請點選頁面網址旁的圖示，並允許使用相機。{again}",
      },
      "in-use": { title: "相機使用中", detail: "其他程式正在使用相機，請關閉該程式。{again}" },
      "not-found": { title: "找不到相機", detail: "請接上相機，或將其開啟。{again}" },
      "constraints": { title: "相機不適用", detail: "它達不到通話的要求，請換一個。{again}" },
      "insecure-context": {
        title: "此頁面不安全",
        detail: "瀏覽器只在 https 頁面上開放相機。請用 https:// 開頭的網址開啟此頁面。",
      },
      "policy": { title: "此網站已停用相機", detail: "只有網站的管理者可以開放。" },
      "unknown": { title: "相機無法啟動", detail: "請拔下後重新接上，或重新啟動瀏覽器。{again}" },
    },
  },
  again: {
    call: "然後再次撥打。",
    microphone: "然後點選「取消靜音」。",
    camera: "然後開啟相機。",
  },
  notHeard: "您可以聆聽，但對方聽不到您。",
  failure: {
    "call-exists": { title: "此聊天中已有通話" },
    "already-in-call": {
      title: "您已在通話中",
      detail: "請先結束那通電話，它可能在另一個視窗中。",
    },
    "calls-not-allowed": { title: "此聊天不允許這類通話" },
    "forbidden": { title: "您無法在此聊天中通話" },
    "chat-ended": { title: "時間到了", detail: "此聊天的時間已結束。" },
    "call-over": { title: "通話已經結束" },
    "answered-elsewhere": { title: "已在其他裝置上接聽" },
    "unauthorized": { title: "登入已失效", detail: "請重新整理頁面後再次撥打。" },
    "rate-limited": { title: "撥打次數過多", detail: "請等一分鐘再試。" },
    "server-unreachable": { title: "沒有連線", detail: "請檢查網路連線後再試。" },
    "no-media": { title: "無法接通", detail: "雙方的網路之間無法連通，換一個網路也許可以。" },
    "unsupported": {
      title: "此瀏覽器無法通話",
      detail: "請更新瀏覽器，或用其他瀏覽器開啟此頁面。",
    },
    "other": { title: "通話未能接通", detail: "這是我們的問題，請再試一次。" },
  },
};
