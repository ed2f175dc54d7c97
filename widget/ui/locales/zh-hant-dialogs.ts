/** The settings and the check of calls in Chinese in traditional characters; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

/** Chinese in traditional characters for the dialogs. */
export const traditionalChineseDialogs: DialogWords = {
  settings: {
    title: "設定",
    close: "關閉",
    microphone: "麥克風",
    camera: "攝影機",
    speaker: "喇叭",
    systemDefault: "系統預設",
    testSound: "播放測試音",
    notify: "來電時通知我",
    notifyHint: "在此頁面開啟但看不到時通知。",
    notifyRefused: "瀏覽器不允許此頁面傳送通知。請按頁面網址旁的圖示並允許通知。",
    notifyClosed: "瀏覽器的詢問已關閉。請再次開啟並選擇「允許」。",
    notifyImpossible: "此瀏覽器不顯示頁面的通知。",
    push: "有未接來電時通知我",
    pushHint: "此網站關閉時也會通知。",
    missed: { voice: "未接語音通話", video: "未接視訊通話" },
    whoMayCall: "誰可以打給我",
    allowCallsFrom: {
      everyone: "所有人",
      contacts: "我的聯絡人",
      nobody: "無人",
    },
    doNotDisturb: "勿擾",
    doNotDisturbHint: "來電者會看到你忙線中。",
    blocked: "已封鎖的人",
    block: "封鎖{name}",
    unblock: "解除封鎖{name}",
    failed: "無法載入或儲存。請再試一次。",
  },
  diagnosis: {
    title: "通話檢測",
    again: "重新檢測",
    copy: "複製報告",
    copied: "已複製",
    result: {
      running: "檢測中…",
      ok: "正常",
      failed: "無法使用",
      silent: "無回應",
      refused: "遭拒絕",
      skipped: "未檢測",
    },
    check: {
      browser: "瀏覽器",
      secure: "安全的頁面",
      microphone: "麥克風",
      camera: "攝影機",
      server: "通話伺服器",
      stun: "離開此網路的通路",
      turn: "轉送",
      media: "經由網路的聲音",
    },
    verdict: {
      good: "這裡應該可以通話。",
      "shut-in":
        "找不到離開此網路的通路。可能是網路封鎖了通話，也可能是協助通話的伺服器停止運作。換一個網路（例如手機網路）可能有幫助。",
      unrelayed: "此網路允許通話外出，但網站的轉送沒有傳送通話。只有網站的營運者才能修復。",
      offline: "無法連線到通話伺服器。請檢查網路連線。",
      unheard: "來電可以送達，但對方聽不到你。",
      unseen: "語音通話應該可用，但對方看不到你。",
      unsupported: "瀏覽器版本過舊，或頁面不安全。",
    },
  },
};
