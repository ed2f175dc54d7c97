/** Traditional Chinese: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Traditional Chinese. */
export const traditionalChineseGroup: GroupWordsOfLocale = {
  addPeople: "新增成員",
  joinCall: "加入通話",
  group: {
    away: "正在切換頁面或重新連線…",
    lost: "沒有連線",
    joined: "{name}已加入",
    left: "{name}已離開",
    manyJoined: "{name}已加入",
    manyLeft: "{name}已離開",
    alsoCalls: "同時撥打給{name}",
    absent: {
      "declined": "對方拒接",
      "no-answer": "無人接聽",
      "busy": "忙線",
      "offline": "不在線上",
      "unavailable": "無法接通",
    },
    running: "通話進行中",
    choose: "要打給誰？",
    call: "撥打",
    close: "關閉",
    here: "在線上",
    notHere: "不在線上",
    full: "每次通話最多{count} 人",
    nobody: "所有人都已在通話中",
    search: "搜尋",
    notFound: "沒有結果",
  },
};
