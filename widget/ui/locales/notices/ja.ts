/** The texts about a call's devices in Japanese, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Japanese for the notices. */
export const japaneseNotices: NoticeWords = {
  tryAgain: "再試行",
  callAgain: "もう一度かける",
  label: { microphone: "マイク", camera: "カメラ" },
  steps: {
    chrome: "ページのアドレスの左にあるアイコンを押し、「{device}」をオンにしてください。",
    edge:
      "アドレスの左にある鍵のマークを押し、このサイトのアクセス許可を開いて「{device}」を許可してください。",
    firefox: "アドレスの左にある斜線の入ったマークを押し、「ブロック」の横の ✕ を押してください。",
    safari:
      "メニューバーの「Safari」からこのWebサイトの設定を開き、「{device}」を「許可」にしてください。",
    ios: "アドレスの横のボタンをタップし、Webサイトの設定で「{device}」を「許可」にしてください。",
    iosApp:
      "スマートフォンの「設定」アプリでこのブラウザを選び、「{device}」をオンにしてください。",
    android: "アドレスの左にあるアイコンをタップし、「権限」で「{device}」をオンにしてください。",
    other: "ページのアドレスの横にあるアイコンを押し、「{device}」を許可してください。",
  },
  system: {
    macos:
      "Mac の設定でブラウザに許可されていません。「システム設定」の「プライバシーとセキュリティ」、「{device}」でブラウザをオンにし、再起動してください。",
    windows:
      "Windows の設定でブラウザに許可されていません。「設定」の「プライバシーとセキュリティ」、「{device}」でデスクトップ アプリに許可してください。",
    ios:
      "スマートフォンの設定でブラウザに許可されていません。「設定」アプリの「プライバシーとセキュリティ」、「{device}」でブラウザをオンにしてください。",
    android:
      "スマートフォンの設定でブラウザに許可されていません。「設定」アプリの「アプリ」でこのブラウザを選び、「権限」で「{device}」を許可してください。",
    other:
      "システムの設定でブラウザに許可されていません。システムのプライバシー設定でブラウザに許可してください。",
  },
  dismissed: "ブラウザの確認が閉じられました。再試行して「許可」を選んでください。",
  allowed: { microphone: "マイクが許可されました。", camera: "カメラが許可されました。" },
  paused: {
    microphone: {
      title: "マイクが一時停止しています",
      detail:
        "電話または別のアプリが使っています。相手にはミュートと表示されています。自動で元に戻ります。",
    },
    camera: {
      title: "カメラが一時停止しています",
      detail: "別のアプリが使っているか、このページが前面にありません。自動で元に戻ります。",
    },
  },
  resumed: { microphone: "マイクが元に戻りました", camera: "カメラが元に戻りました" },
  nowUsing: "{name}を使用しています",
  backTo: "{name}に戻りました",
  background: {
    title: "背景を表示できませんでした",
    detail: "そのため、相手にはあなたが見えていません。",
  },
  bareCamera: "背景なしでカメラを表示",
  excellent: "接続は非常に良好です",
  good: "接続は良好です",
  weak: "接続が弱くなっています",
  steady: "接続が回復しました",
  endsIn: "あと{time}で通話が終了します",
};
