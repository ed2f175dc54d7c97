/** Registers the views of notices and of connection quality. Loaded with the first of them. */
import { defineElement } from "../kit/define-element.ts";
import { CallNotices } from "./call-notices.ts";
import { DeviceNotice } from "./device-notice.ts";
import { Recovery } from "./recovery.ts";
import { SignalBars } from "./signal-bars.ts";
import { TimeLeft } from "./time-left.ts";

/** Registers the tags of the notices. */
export function defineNotices(): void {
  defineElement("chat-call-recovery", Recovery);
  defineElement("chat-call-device-notice", DeviceNotice);
  defineElement("chat-call-time-left", TimeLeft);
  defineElement("chat-call-notices", CallNotices);
  defineElement("chat-call-signal", SignalBars);
}
