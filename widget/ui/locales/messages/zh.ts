/** The texts around a call's messages in Simplified Chinese, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Simplified Chinese for the messages. */
export const simplifiedChineseMessages: MessageWords = {
  write: "输入消息",
  send: "发送",
  close: "关闭",
  empty: "还没有消息。通话中的所有人都能看到这里的内容。",
  sending: "正在发送…",
  notSent: "未发送",
  tryAgain: "重试",
  discard: "删除",
  full: "此通话无法再发送更多消息。",
  unread: "未读：{count}",
  newOnes: "新消息",
  from: "{name}的消息：{text}",
  left: "剩余字数：{count}",
  loading: "正在加载…",
  failed: "无法加载消息。",
};
