/** The texts about a call's devices in Simplified Chinese, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Simplified Chinese for the notices. */
export const simplifiedChineseNotices: NoticeWords = {
  tryAgain: "重试",
  callAgain: "再次呼叫",
  label: { microphone: "麦克风", camera: "摄像头" },
  steps: {
    chrome: "点击页面地址左侧的图标，打开“{device}”。",
    edge: "点击地址左侧的锁形图标，打开此网站的权限，允许“{device}”。",
    firefox: "点击地址左侧带斜线的图标，再点击“已阻止”旁边的 ✕。",
    safari: "在菜单栏中选择 Safari，再选择此网站的设置，将“{device}”设为“允许”。",
    ios: "轻点地址旁的按钮，再轻点网站设置，将“{device}”设为“允许”。",
    iosApp: "打开手机的“设置”，选择此浏览器，打开“{device}”。",
    android: "轻点地址左侧的图标，再轻点“权限”，打开“{device}”。",
    other: "点击页面地址旁的图标，允许“{device}”。",
  },
  system: {
    macos:
      "Mac 不让浏览器使用。请打开“系统设置”中的“隐私与安全性”、“{device}”，打开浏览器并重新启动它。",
    windows:
      "Windows 不让浏览器使用。请打开“设置”中的“隐私和安全性”、“{device}”，允许桌面应用访问。",
    ios: "手机不让浏览器使用。请打开“设置”中的“隐私与安全性”、“{device}”，打开浏览器。",
    android: "手机不让浏览器使用。请打开“设置”中的“应用”，选择此浏览器，在“权限”中允许“{device}”。",
    other: "系统不让浏览器使用。请在系统的隐私设置中允许浏览器。",
  },
  dismissed: "浏览器的权限请求已被关闭。请重试并选择“允许”。",
  allowed: { microphone: "麦克风现已允许使用。", camera: "摄像头现已允许使用。" },
  paused: {
    microphone: {
      title: "麦克风已暂停",
      detail: "电话或其他应用正在使用它。对方看到你已静音。它会自动恢复。",
    },
    camera: {
      title: "摄像头已暂停",
      detail: "其他应用正在使用它，或此页面不在前台。它会自动恢复。",
    },
  },
  resumed: { microphone: "麦克风已恢复", camera: "摄像头已恢复" },
  nowUsing: "正在使用 {name}",
  backTo: "已恢复使用 {name}",
  background: { title: "无法设置你的背景", detail: "因此其他人看不到你。" },
  bareCamera: "不用背景，直接显示摄像头",
  excellent: "连接极佳",
  good: "连接良好",
  weak: "连接较弱",
  steady: "连接已恢复良好",
  endsIn: "通话将在 {time} 后结束",
};
