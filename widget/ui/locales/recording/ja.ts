/** The texts about recordings in Japanese, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Japanese for recordings. */
export const japaneseRecording: RecordingWords = {
  record: "この通話を録音・録画",
  hint: "先に通話中の全員に確認します。",
  asks: "{name}がこの通話の録音・録画を希望しています。",
  agree: "同意する",
  decline: "同意しない",
  agreed: "{name}による録音・録画に同意しました。全員が同意するまで録音・録画は始まりません。",
  waiting: "{name}の同意を待っています",
  paused: "録音・録画を一時停止中：{name}の同意を待っています",
  cancel: "キャンセル",
  recording: "録音・録画中",
  isRecording: "{name}が録音・録画中です",
  stop: "録音・録画を停止",
  withdraw: "同意を取り消す",
  over: "録音・録画は行われていません。",
  declined: "{name}が同意しませんでした。録音・録画は行われていません。",
  declinedByYou: "同意しませんでした。録音・録画は行われていません。",
  ready: "録音・録画を保存できます",
  save: "保存",
  delete: "削除",
  deleteForGood: "完全に削除",
  kept: "自分の録音・録画",
  keptHint: "このブラウザにのみ、7日間保管されます。",
  trouble: {
    full: "このブラウザの空き容量がなくなりました。それまでの録音・録画は保管されています。",
    failed: "録音・録画を続けられませんでした。それまでの分は保管されています。",
  },
  taken: "すでに誰かが録音・録画しています。",
  impossible: "ここでは録音・録画できません。",
};
