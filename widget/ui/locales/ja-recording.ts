/** What is said of recordings, in Japanese; loaded when there is one. */
import type { RecordingWords } from "../recording/recording-words.ts";

/** Japanese for recordings. */
export const japaneseRecording: RecordingWords = {
  record: "この通話を録音・録画",
  hint: "先に通話中の全員に確認します。",
  asks: "{name}さんがこの通話の録音・録画を希望しています。",
  agree: "同意する",
  decline: "同意しない",
  agreed: "{name}さんによる録音・録画に同意しました。全員が同意するまで何も記録されません。",
  waiting: "{name}さんの同意を待っています",
  paused: "一時停止中：{name}さんの同意を待っています",
  cancel: "キャンセル",
  recording: "記録中",
  isRecording: "{name}さんが記録中です",
  stop: "記録を停止",
  withdraw: "同意を取り消す",
  over: "もう何も記録されていません。",
  declined: "{name}さんは同意していません。もう何も記録されていません。",
  declinedByYou: "同意していません。もう何も記録されていません。",
  ready: "記録の準備ができました",
  save: "保存",
  delete: "削除",
  deleteForGood: "完全に削除",
  kept: "あなたの記録",
  keptHint: "このブラウザーにのみ、7日間保管されます。",
  trouble: {
    full: "このブラウザーに空きがありません。それまでの記録は保管されています。",
    failed: "記録を続けられませんでした。それまでの記録は保管されています。",
  },
  taken: "すでに誰かが記録しています。",
  impossible: "ここでは記録できません。",
};
