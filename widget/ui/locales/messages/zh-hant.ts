/** The texts around a call's messages in Traditional Chinese, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Traditional Chinese for the messages. */
export const traditionalChineseMessages: MessageWords = {
  write: "輸入訊息",
  send: "傳送",
  close: "關閉",
  empty: "還沒有訊息。通話中的所有人都能看到這裡的內容。",
  sending: "正在傳送…",
  notSent: "未傳送",
  tryAgain: "重試",
  discard: "刪除",
  full: "此通話無法再傳送更多訊息。",
  unread: "未讀：{count}",
  newOnes: "新訊息",
  from: "{name}的訊息：{text}",
  left: "剩餘字數：{count}",
  loading: "正在載入…",
  failed: "無法載入訊息。",
};
