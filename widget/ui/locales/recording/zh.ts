/** The texts about recordings in Simplified Chinese, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Simplified Chinese for recordings. */
export const simplifiedChineseRecording: RecordingWords = {
  record: "录制此通话",
  hint: "会先询问通话中的每个人。",
  asks: "{name}请求录制此通话。",
  agree: "同意",
  decline: "不同意",
  agreed: "你已同意{name}录制。所有人同意之前不会录制任何内容。",
  waiting: "正在等待{name}同意",
  paused: "录制已暂停：正在等待{name}同意",
  cancel: "取消",
  recording: "正在录制",
  isRecording: "{name}正在录制",
  stop: "停止录制",
  withdraw: "撤回同意",
  over: "目前没有录制。",
  declined: "{name}不同意。目前没有录制。",
  declinedByYou: "你不同意。目前没有录制。",
  ready: "录制文件已就绪",
  save: "保存",
  delete: "删除",
  deleteForGood: "永久删除",
  kept: "你的录制",
  keptHint: "仅在此浏览器中保留 7 天。",
  trouble: {
    full: "此浏览器已没有空间。此前录制的内容已保留。",
    failed: "录制无法继续。此前录制的内容已保留。",
  },
  taken: "已有人在录制。",
  impossible: "此处无法录制。",
};
