/** Chinese in simplified characters. */
import type { Locale } from "../locale.ts";

/** Chinese in simplified characters. */
export const simplifiedChinese: Locale = {
  call: { voice: "语音通话", video: "视频通话" },
  unavailable: {
    "connecting": "正在连接…",
    "offline": "没有连接，正在重试…",
    "unauthorized": "请重新登录后再拨打",
    "unsupported": "此浏览器版本过旧，无法通话，请更新。",
    "not-callable": "现在没有人可以接听",
    "chat-ended": "此聊天的时间已结束",
  },
  busy: "您正在通话中",

  accept: "接听",
  acceptVoiceOnly: "仅用语音接听",
  decline: "拒绝",
  ignore: "忽略",
  mute: "静音",
  unmute: "取消静音",
  cameraOff: "关闭摄像头",
  cameraOn: "打开摄像头",
  hangUp: "挂断",
  enterFullScreen: "全屏",
  leaveFullScreen: "退出全屏",
  tapToHear: "轻点收听",
  dismiss: "关闭",
  you: "您",
  someone: "对方",

  incoming: { voice: "语音来电", video: "视频来电" },
  status: {
    dialing: "正在呼叫…",
    ringing: "正在响铃…",
    connecting: "正在连接…",
    reconnecting: "正在重新连接…",
  },
  allowDevices: {
    voice: "浏览器可能会请求使用麦克风",
    video: "浏览器可能会请求使用摄像头和麦克风",
  },

  andOthers: { other: "{name}和另外{count}人" },
  callWith: "与{name}通话",
  incomingFrom: {
    voice: "{name}的语音来电",
    video: "{name}的视频来电",
  },
  away: "{name}正在切换页面或重新连接…",
  muted: "{name}已静音",
  cameraIsOff: "{name}的摄像头已关闭",
  announce: {
    dialing: "正在呼叫{name}",
    ringing: "{name}那边正在响铃",
    connecting: "正在连接",
    active: "已与{name}接通",
    reconnecting: "连接中断，正在重新连接",
  },

  outcome: {
    "completed": { title: "通话已结束", detail: "{name}" },
    "no-answer": { title: "无人接听", detail: "{name}" },
    "cancelled": { title: "通话已取消", detail: "{name}" },
    "missed": { title: "{name}的未接来电" },
    "declined": { title: "通话已拒绝" },
    "declined-by-me": { title: "您已拒绝", detail: "{name}" },
    "declined-by-other": { title: "{name}已拒绝" },
    "busy": { title: "{name}正在进行其他通话" },
    "unavailable": { title: "{name}无法接听" },
    "offline": { title: "暂时联系不上{name}", detail: "对方会看到一个未接来电。" },
    "connect-failed": { title: "无法接通", detail: "双方的网络之间无法连通，换一个网络也许可以。" },
    "connection-lost": { title: "连接已断开", detail: "{name}" },
    "time-limit": { title: "时间到了", detail: "此聊天的时间已结束。" },
    "answered-elsewhere": { title: "已在其他设备上接听", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "麦克风被阻止",
        detail: "请点击页面地址旁的图标，并允许使用麦克风。{again}",
      },
      "in-use": { title: "麦克风被占用", detail: "其他程序正在使用麦克风，请关闭该程序。{again}" },
      "not-found": { title: "未找到麦克风", detail: "请连接麦克风，或将其打开。{again}" },
      "constraints": { title: "麦克风不适用", detail: "它达不到通话的要求，请换一个。{again}" },
      "insecure-context": {
        title: "此页面不安全",
        detail: "浏览器只在 https 页面上开放麦克风。请用 https:// 开头的地址打开此页面。",
      },
      "policy": { title: "此网站已禁用麦克风", detail: "只有网站的管理者可以开放。" },
      "unknown": { title: "麦克风无法启动", detail: "请拔下后重新插上，或重启浏览器。{again}" },
    },
    camera: {
      "permissions": {
        title: "摄像头被阻止",
        detail: "请点击页面地址旁的图标，并允许使用摄像头。{again}",
      },
      "in-use": { title: "摄像头被占用", detail: "其他程序正在使用摄像头，请关闭该程序。{again}" },
      "not-found": { title: "未找到摄像头", detail: "请连接摄像头，或将其打开。{again}" },
      "constraints": { title: "摄像头不适用", detail: "它达不到通话的要求，请换一个。{again}" },
      "insecure-context": {
        title: "此页面不安全",
        detail: "浏览器只在 https 页面上开放摄像头。请用 https:// 开头的地址打开此页面。",
      },
      "policy": { title: "此网站已禁用摄像头", detail: "只有网站的管理者可以开放。" },
      "unknown": { title: "摄像头无法启动", detail: "请拔下后重新插上，或重启浏览器。{again}" },
    },
  },
  again: {
    call: "然后再次拨打。",
    microphone: "然后点击“取消静音”。",
    camera: "然后打开摄像头。",
  },
  notHeard: "您可以收听，但对方听不到您。",
  failure: {
    "call-exists": { title: "此聊天中已有通话" },
    "already-in-call": {
      title: "您已在通话中",
      detail: "请先结束那个通话，它可能在另一个窗口中。",
    },
    "calls-not-allowed": { title: "此聊天不允许这类通话" },
    "forbidden": { title: "您不能在此聊天中通话" },
    "chat-ended": { title: "时间到了", detail: "此聊天的时间已结束。" },
    "call-over": { title: "通话已经结束" },
    "answered-elsewhere": { title: "已在其他设备上接听" },
    "unauthorized": { title: "登录已失效", detail: "请刷新页面后再次拨打。" },
    "rate-limited": { title: "拨打次数过多", detail: "请等一分钟再试。" },
    "server-unreachable": { title: "没有连接", detail: "请检查网络连接后再试。" },
    "no-media": { title: "无法接通", detail: "双方的网络之间无法连通，换一个网络也许可以。" },
    "unsupported": {
      title: "此浏览器无法通话",
      detail: "请更新浏览器，或用其他浏览器打开此页面。",
    },
    "other": { title: "通话未能接通", detail: "这是我们的问题，请再试一次。" },
  },
};
