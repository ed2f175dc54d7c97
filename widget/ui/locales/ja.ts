/** Japanese. */
import type { Locale } from "../words/locale.ts";
import { japaneseGroup } from "./group/ja.ts";

/** Japanese. */
export const japanese: Locale = {
  ...japaneseGroup,
  call: { voice: "音声通話", video: "ビデオ通話" },
  unavailable: {
    "connecting": "接続しています…",
    "offline": "接続できません。再試行しています…",
    "closed": "ここでは通話を利用できません",
    "unauthorized": "通話するには、もう一度ログインしてください",
    "unsupported": "このブラウザは古いため通話できません。更新してください。",
    "not-callable": "今ここで呼び出せる人はいません",
    "chat-ended": "このチャットの時間は終了しました",
  },
  busy: "通話中です",
  callHistory: "通話履歴",
  missedCalls: "通話履歴、不在着信{count}件",

  accept: "応答",
  acceptVoiceOnly: "音声のみで応答",
  decline: "拒否",
  ignore: "無視",
  mute: "ミュート",
  unmute: "ミュート解除",
  cameraOff: "カメラをオフにする",
  cameraOn: "カメラをオンにする",
  switchCamera: "カメラを切り替え",
  cameraJoin: "{name}がカメラをオンにしました。あなたもオンにしますか？",
  cameraSpare: "接続が不安定です。カメラをオフにすると音声がはっきりします。",
  notNow: "今はしない",
  settings: "設定",
  messages: "メッセージ",
  checkCalls: "接続を確認",
  shareScreen: "画面を共有",
  stopSharing: "共有を停止",
  youShare: "画面を共有しています",
  isSharing: "{name}が画面を共有しています",
  sharingOver: "ページを移動したため、画面の共有が終了しました。",
  screenFailed: {
    title: "画面を共有できません",
    detail:
      "このコンピューターではブラウザによる画面の録画が許可されていません。システムのプライバシー設定で許可してから、もう一度共有してください。",
  },
  hangUp: "通話を終了",
  enterFullScreen: "全画面表示",
  leaveFullScreen: "全画面表示を終了",
  enterPip: "ピクチャー イン ピクチャー",
  leavePip: "ピクチャー イン ピクチャーを終了",
  moveWindow: "ウィンドウを移動（矢印キー）",
  tapToHear: "タップして聞く",
  hearRing: "画面のどこかをクリックまたはタップすると着信音が鳴ります",
  dismiss: "閉じる",
  you: "自分",
  someone: "相手",

  incoming: { voice: "音声通話の着信", video: "ビデオ通話の着信" },
  status: {
    dialing: "発信中…",
    ringing: "呼び出し中…",
    connecting: "接続中…",
    reconnecting: "再接続中…",
  },
  allowDevices: {
    voice: "ブラウザがマイクの許可を求めることがあります",
    video: "ブラウザがカメラとマイクの許可を求めることがあります",
  },

  andOthers: { other: "{name}、ほか{count}人" },
  callWith: "{name}との通話",
  callElsewhere: "別のタブで通話中",
  moveHere: "ここに移動",
  isCalling: "{name}から着信中",
  incomingFrom: {
    voice: "{name}から音声通話の着信",
    video: "{name}からビデオ通話の着信",
  },
  away: "{name}はページを移動中です…",
  unstable: "{name}の接続が不安定です…",
  ownUnstable: "接続が不安定です。再接続しています…",
  muted: "{name}はミュート中です",
  cameraIsOff: "{name}のカメラはオフです",
  announce: {
    dialing: "{name}に発信しています",
    ringing: "{name}を呼び出しています",
    connecting: "接続しています",
    active: "{name}とつながりました",
    reconnecting: "接続が途切れました。再接続しています",
  },

  outcome: {
    "completed": { title: "通話終了", detail: "{name}" },
    "no-answer": { title: "応答なし", detail: "{name}" },
    "cancelled": { title: "発信をキャンセルしました", detail: "{name}" },
    "missed": { title: "{name}からの不在着信" },
    "declined": { title: "着信を拒否しました" },
    "declined-by-me": { title: "拒否しました", detail: "{name}" },
    "declined-by-other": { title: "{name}が拒否しました" },
    "busy": { title: "{name}は別の通話中です" },
    "unavailable": { title: "{name}は応答できません" },
    "offline": { title: "{name}は今つながりません", detail: "相手には不在着信として残ります。" },
    "connect-failed": {
      title: "接続できませんでした",
      detail: "お互いのネットワークがつながりません。別のネットワークをお試しください。",
    },
    "connection-lost": { title: "接続が切れました", detail: "{name}" },
    "time-limit": { title: "時間になりました", detail: "このチャットの時間は終了しました。" },
    "answered-elsewhere": { title: "別の端末で応答しました", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "マイクがブロックされています",
        detail: "ページのアドレスの横にあるアイコンを押して、マイクを許可してください。{again}",
      },
      "in-use": {
        title: "マイクは使用中です",
        detail: "別のアプリが使っています。そのアプリを閉じてください。{again}",
      },
      "not-found": {
        title: "マイクが見つかりません",
        detail: "マイクを接続するか、電源を入れてください。{again}",
      },
      "constraints": {
        title: "このマイクは通話に使えません",
        detail: "通話に必要な機能がありません。別のマイクを選んでください。{again}",
      },
      "insecure-context": {
        title: "このページは安全ではありません",
        detail: "ブラウザは https のページでしかマイクを使えません。https:// " +
          "で始まるアドレスでこのページを開いてください。",
      },
      "policy": {
        title: "このサイトではマイクが無効です",
        detail: "許可できるのはサイトの管理者だけです。",
      },
      "unknown": {
        title: "マイクを起動できませんでした",
        detail: "一度抜いて差し直すか、ブラウザを再起動してください。{again}",
      },
    },
    camera: {
      "permissions": {
        title: "カメラがブロックされています",
        detail: "ページのアドレスの横にあるアイコンを押して、カメラを許可してください。{again}",
      },
      "in-use": {
        title: "カメラは使用中です",
        detail: "別のアプリが使っています。そのアプリを閉じてください。{again}",
      },
      "not-found": {
        title: "カメラが見つかりません",
        detail: "カメラを接続するか、電源を入れてください。{again}",
      },
      "constraints": {
        title: "このカメラは通話に使えません",
        detail: "通話に必要な機能がありません。別のカメラを選んでください。{again}",
      },
      "insecure-context": {
        title: "このページは安全ではありません",
        detail: "ブラウザは https のページでしかカメラを使えません。https:// " +
          "で始まるアドレスでこのページを開いてください。",
      },
      "policy": {
        title: "このサイトではカメラが無効です",
        detail: "許可できるのはサイトの管理者だけです。",
      },
      "unknown": {
        title: "カメラを起動できませんでした",
        detail: "一度抜いて差し直すか、ブラウザを再起動してください。{again}",
      },
    },
  },
  again: {
    call: "そのあと、もう一度発信してください。",
    microphone: "そのあと「ミュート解除」を押してください。",
    camera: "そのあとカメラをオンにしてください。",
  },
  notHeard: "相手の声は聞こえますが、こちらの声は届きません。",
  failure: {
    "call-exists": { title: "このチャットではすでに通話中です" },
    "already-in-call": {
      title: "すでに通話中です",
      detail: "先にその通話を終了してください。別のウィンドウにあるかもしれません。",
    },
    "calls-not-allowed": { title: "このチャットではその種類の通話はできません" },
    "forbidden": { title: "このチャットでは通話できません" },
    "chat-ended": { title: "時間になりました", detail: "このチャットの時間は終了しました。" },
    "call-over": { title: "通話はすでに終了しています" },
    "call-full": { title: "この通話は満員です" },
    "answered-elsewhere": { title: "別の端末で応答しました" },
    "unauthorized": {
      title: "ログアウトされました",
      detail: "ページを再読み込みして、もう一度発信してください。",
    },
    "rate-limited": {
      title: "発信が多すぎます",
      detail: "1分待ってから、もう一度お試しください。",
    },
    "server-unreachable": {
      title: "接続がありません",
      detail: "インターネット接続を確認して、もう一度お試しください。",
    },
    "no-media": {
      title: "接続できませんでした",
      detail: "お互いのネットワークがつながりません。別のネットワークをお試しください。",
    },
    "network-blocked": {
      title: "お使いのネットワークでは通話がブロックされています",
      detail: "スマートフォンなど別のネットワークをお試しください。",
    },
    "unsupported": {
      title: "このブラウザでは通話できません",
      detail: "更新するか、別のブラウザでこのページを開いてください。",
    },
    "other": {
      title: "通話できませんでした",
      detail: "こちらの問題です。もう一度お試しください。",
    },
  },

  history: {
    title: "通話",
    all: "すべて",
    missed: "不在着信",
    close: "閉じる",
    loading: "読み込み中…",
    none: "通話はまだありません。発信と着信がここに表示されます。",
    noneMissed: "不在着信はありません。",
    failed: "通話履歴を読み込めませんでした。",
    tryAgain: "再試行",
    showMore: "以前の通話を表示",
    outcome: {
      "ongoing": "通話中",
      "incoming": "着信",
      "outgoing": "発信",
      "missed": "不在着信",
      "declined-by-me": "自分が拒否",
      "declined": "相手が拒否",
      "no-answer": "応答なし",
      "cancelled": "キャンセル",
      "busy": "話し中",
      "offline": "オフライン",
      "unavailable": "応答できません",
      "not-connected": "接続できませんでした",
    },
    started: "開始",
    ended: "終了",
    duration: "通話時間",
    roundTrip: "遅延",
    loss: "パケット損失",
    connectionLost: "接続が切れました。",
    participant: {
      ringing: "呼び出し中",
      joined: "参加",
      rejected: "拒否",
      missed: "応答なし",
      busy: "話し中",
      offline: "オフライン",
    },
  },
};
