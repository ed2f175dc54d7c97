/** Japanese: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Japanese. */
export const japaneseGroup: GroupWordsOfLocale = {
  addPeople: "メンバーを追加",
  joinCall: "通話に参加",
  group: {
    away: "ページ移動中または再接続中…",
    lost: "接続が切れています",
    joined: "{name}が参加しました",
    left: "{name}が退出しました",
    manyJoined: "{name}が参加しました",
    manyLeft: "{name}が退出しました",
    alsoCalls: "{name}にも発信中",
    absent: {
      "declined": "相手が拒否",
      "no-answer": "応答なし",
      "busy": "話し中",
      "offline": "オフライン",
      "unavailable": "応答できません",
    },
    running: "通話中",
    choose: "誰に発信しますか？",
    call: "発信",
    close: "閉じる",
    here: "オンライン",
    notHere: "オフライン",
    full: "1回の通話は{count}人までです",
    nobody: "全員がすでに通話中です",
    search: "検索",
    notFound: "見つかりません",
  },
};
