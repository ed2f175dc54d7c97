/** The texts of the settings and the call check in Japanese, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Japanese for the dialogs. */
export const japaneseDialogs: DialogWords = {
  settings: {
    title: "設定",
    close: "閉じる",
    microphone: "マイク",
    camera: "カメラ",
    background: {
      title: "背景",
      none: "なし",
      blur: "ぼかし",
      backdrop: { dawn: "夜明け", lagoon: "ラグーン", dusk: "夕暮れ" },
      picture: "画像 {count}",
      loading: "背景を読み込んでいます。完了するまで、あなたも部屋も映りません。",
      failed: {
        title: "背景を表示できませんでした",
        detail: "そのため、あなたは映っていません。再試行するか「なし」を選んでください。",
      },
      obstacle: {
        browser: "このブラウザでは背景を表示できません。",
        policy: "このサイトは背景に必要なものを許可していません。",
      },
    },
    speaker: "スピーカー",
    systemDefault: "システムの既定",
    testSound: "テスト音を再生",
    notify: "着信を通知する",
    notifyHint: "このページが開いていて、見えていないときに通知します。",
    notifyRefused:
      "ブラウザがこのページの通知を許可していません。アドレスの横のアイコンを押して、通知を許可してください。",
    notifyClosed: "ブラウザの確認が閉じられました。もう一度オンにして「許可」を選んでください。",
    notifyImpossible: "このブラウザではこのページの通知を表示できません。",
    push: "不在着信を通知する",
    pushHint: "このサイトを閉じているときや、予定の通話が始まるときにも通知します。",
    pushHintMissed: "このサイトを閉じているときにも通知します。",
    missed: { voice: "音声通話の不在着信", video: "ビデオ通話の不在着信" },
    due: { voice: "予定の音声通話が始まります", video: "予定のビデオ通話が始まります" },
    whoMayCall: "着信を受ける相手",
    allowCallsFrom: {
      everyone: "全員",
      contacts: "連絡先のみ",
      nobody: "受けない",
    },
    doNotDisturb: "応答不可",
    doNotDisturbHint: "発信者には話し中と表示されます。",
    blocked: "ブロックした人",
    block: "{name}をブロック",
    unblock: "{name}のブロックを解除",
    failed: "読み込みまたは保存ができませんでした。もう一度お試しください。",
  },
  diagnosis: {
    title: "接続の確認",
    again: "もう一度確認",
    copy: "レポートをコピー",
    copied: "コピーしました",
    result: {
      running: "確認中…",
      ok: "正常",
      failed: "使えません",
      silent: "応答なし",
      refused: "拒否されました",
      skipped: "未確認",
    },
    check: {
      browser: "ブラウザ",
      secure: "安全なページ",
      microphone: "マイク",
      camera: "カメラ",
      server: "通話サーバー",
      stun: "外部ネットワークへの経路",
      turn: "中継サーバー",
      media: "ネットワーク経由の音声",
    },
    verdict: {
      good: "ここでは通話できるはずです。",
      "shut-in":
        "このネットワークの外への経路が見つかりませんでした。ネットワークが通話をブロックしているか、通話を仲介するサーバーが停止しています。スマートフォンなど別のネットワークをお試しください。",
      unrelayed:
        "このネットワークでは通話できますが、サイトの中継サーバーが通話を転送していません。対処できるのはサイトの運営者だけです。",
      offline: "通話サーバーに接続できません。インターネット接続を確認してください。",
      unheard: "着信は届きますが、あなたの声は届きません。",
      unseen: "音声通話はできますが、あなたの映像は届きません。",
      unsupported: "ブラウザが古すぎるか、ページが安全ではありません。",
    },
  },
};
