/** What is said around the devices of a call: the way back to one that is refused, and what has happened to one. Loaded when there is something to say. */
import type { DeviceKind } from "../../model/call-failure.ts";

/** Browsers by where they keep what a page has been refused; `iosApp` is any on an iPhone but Safari. */
export type BrowserName =
  | "chrome"
  | "edge"
  | "firefox"
  | "safari"
  | "ios"
  | "iosApp"
  | "android"
  | "other";

/** Systems by where they keep what a browser has been refused. */
export type SystemName = "macos" | "windows" | "ios" | "android" | "other";

/** `{device}` stands for one of `label`, `{name}` for a device as the system calls it, `{time}` for how long. */
export interface NoticeWords {
  tryAgain: string;
  callAgain: string;
  /** What browsers and systems call them in their own settings. */
  label: Record<DeviceKind, string>;
  /** Where to allow it to the page, and to the browser. */
  steps: Record<BrowserName, string>;
  system: Record<SystemName, string>;
  /** The browser's question was closed without an answer. */
  dismissed: string;
  /** It was refused, and is allowed by now. */
  allowed: Record<DeviceKind, string>;
  /** The system holds it back for a while. */
  paused: Record<DeviceKind, { title: string; detail: string }>;
  resumed: Record<DeviceKind, string>;
  /** Another device than before is in use; and the chosen one once more. */
  nowUsing: string;
  backTo: string;
  /** The chosen background cannot be put up, and what may be done without it. */
  background: { title: string; detail: string };
  bareCamera: string;
  /** How well the connection carries the call. */
  excellent: string;
  good: string;
  weak: string;
  steady: string;
  /** The chat's own limit is near; `{time}` is "0:47", or said, "47 seconds". */
  endsIn: string;
}
