/** The texts about recordings in Traditional Chinese, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Traditional Chinese for recordings. */
export const traditionalChineseRecording: RecordingWords = {
  record: "錄製此通話",
  hint: "會先詢問通話中的每個人。",
  asks: "{name}請求錄製此通話。",
  agree: "同意",
  decline: "不同意",
  agreed: "你已同意{name}錄製。所有人同意之前不會錄製任何內容。",
  waiting: "正在等待{name}同意",
  paused: "錄製已暫停：正在等待{name}同意",
  cancel: "取消",
  recording: "正在錄製",
  isRecording: "{name}正在錄製",
  stop: "停止錄製",
  withdraw: "撤回同意",
  over: "目前沒有錄製。",
  declined: "{name}不同意。目前沒有錄製。",
  declinedByYou: "你不同意。目前沒有錄製。",
  ready: "錄製檔案已就緒",
  save: "儲存",
  delete: "刪除",
  deleteForGood: "永久刪除",
  kept: "你的錄製",
  keptHint: "僅在此瀏覽器中保留 7 天。",
  trouble: {
    full: "此瀏覽器已沒有空間。此前錄製的內容已保留。",
    failed: "錄製無法繼續。此前錄製的內容已保留。",
  },
  taken: "已有人在錄製。",
  impossible: "此處無法錄製。",
};
