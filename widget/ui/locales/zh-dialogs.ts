/** The settings and the check of calls in Chinese in simplified characters; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

/** Chinese in simplified characters for the dialogs. */
export const simplifiedChineseDialogs: DialogWords = {
  settings: {
    title: "设置",
    close: "关闭",
    microphone: "麦克风",
    camera: "摄像头",
    speaker: "扬声器",
    systemDefault: "系统默认",
    testSound: "播放测试音",
    notify: "来电时通知我",
    notifyHint: "在此页面打开但看不到时通知。",
    notifyRefused: "浏览器不允许此页面发送通知。请按页面地址旁的图标并允许通知。",
    notifyClosed: "浏览器的询问已被关闭。请再次开启并选择“允许”。",
    notifyImpossible: "此浏览器不显示页面的通知。",
    push: "有未接来电时通知我",
    pushHint: "此网站关闭时也会通知。",
    missed: { voice: "未接语音通话", video: "未接视频通话" },
    whoMayCall: "谁可以呼叫我",
    allowCallsFrom: {
      everyone: "所有人",
      contacts: "我的联系人",
      nobody: "无人",
    },
    doNotDisturb: "勿扰",
    doNotDisturbHint: "来电者会看到你正忙。",
    blocked: "已屏蔽的人",
    block: "屏蔽{name}",
    unblock: "取消屏蔽{name}",
    failed: "无法加载或保存。请重试。",
  },
  diagnosis: {
    title: "通话检测",
    again: "重新检测",
    copy: "复制报告",
    copied: "已复制",
    result: {
      running: "正在检测…",
      ok: "正常",
      failed: "不可用",
      silent: "无应答",
      refused: "被拒绝",
      skipped: "未检测",
    },
    check: {
      browser: "浏览器",
      secure: "安全页面",
      microphone: "麦克风",
      camera: "摄像头",
      server: "通话服务器",
      stun: "离开此网络的通路",
      turn: "中继",
      media: "经网络的声音",
    },
    verdict: {
      good: "这里应该可以通话。",
      "shut-in":
        "没有找到离开此网络的通路。可能是网络阻止了通话，也可能是协助通话的服务器停止了工作。换一个网络（例如手机网络）可能有用。",
      unrelayed: "此网络允许通话外出，但网站的中继没有传送通话。只有网站的运营者才能修复。",
      offline: "无法连接通话服务器。请检查网络连接。",
      unheard: "来电可以到达，但对方听不到你。",
      unseen: "语音通话应该可用，但对方看不到你。",
      unsupported: "浏览器版本过旧，或页面不安全。",
    },
  },
};
