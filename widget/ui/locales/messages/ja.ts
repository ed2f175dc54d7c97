/** The texts around a call's messages in Japanese, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Japanese for the messages. */
export const japaneseMessages: MessageWords = {
  write: "メッセージを入力",
  send: "送信",
  close: "閉じる",
  empty: "まだメッセージはありません。ここに書いた内容は通話中の全員に表示されます。",
  sending: "送信中…",
  notSent: "未送信",
  tryAgain: "再試行",
  discard: "削除",
  full: "この通話ではこれ以上メッセージを送れません。",
  unread: "未読：{count}",
  newOnes: "新着メッセージ",
  from: "{name}からのメッセージ：{text}",
  left: "残り文字数：{count}",
  loading: "読み込み中…",
  failed: "メッセージを読み込めません。",
};
