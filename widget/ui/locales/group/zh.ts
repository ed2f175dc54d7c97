/** Simplified Chinese: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Simplified Chinese. */
export const simplifiedChineseGroup: GroupWordsOfLocale = {
  addPeople: "添加成员",
  joinCall: "加入通话",
  group: {
    away: "正在切换页面或重新连接…",
    lost: "无连接",
    joined: "{name}已加入",
    left: "{name}已离开",
    manyJoined: "{name}已加入",
    manyLeft: "{name}已离开",
    alsoCalls: "同时呼叫{name}",
    absent: {
      "declined": "对方拒接",
      "no-answer": "无人接听",
      "busy": "忙线",
      "offline": "不在线",
      "unavailable": "无法接通",
    },
    running: "通话进行中",
    choose: "呼叫谁？",
    call: "呼叫",
    close: "关闭",
    here: "在线",
    notHere: "不在线",
    full: "每次通话最多{count} 人",
    nobody: "所有人都已在通话中",
    search: "搜索",
    notFound: "无结果",
  },
};
