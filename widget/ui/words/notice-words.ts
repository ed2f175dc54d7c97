/**
 * The texts about the devices of a call: how to get back one that is blocked, and what has happened
 * to one. Loaded when needed.
 */
import type { DeviceKind } from "../../model/call-failure.ts";

/** Browsers by where they keep a blocked permission; `iosApp` is any on an iPhone but Safari. */
export type BrowserName =
  | "chrome"
  | "edge"
  | "firefox"
  | "safari"
  | "ios"
  | "iosApp"
  | "android"
  | "other";

/** Systems by where they keep a permission refused to a browser. */
export type SystemName = "macos" | "windows" | "ios" | "android" | "other";

/** `{device}` is one of `label`, `{name}` a device as the system calls it, `{time}` a duration. */
export interface NoticeWords {
  tryAgain: string;
  callAgain: string;
  /** What browsers and systems call the devices in their own settings. */
  label: Record<DeviceKind, string>;
  /** Where to allow the device for the page, and for the browser. */
  steps: Record<BrowserName, string>;
  system: Record<SystemName, string>;
  /** The browser's question was closed without an answer. */
  dismissed: string;
  /** It was refused, but is allowed by now. */
  allowed: Record<DeviceKind, string>;
  /** The system has interrupted the device for a while. */
  paused: Record<DeviceKind, { title: string; detail: string }>;
  resumed: Record<DeviceKind, string>;
  /** A different device is now in use; and the chosen one is back. */
  nowUsing: string;
  backTo: string;
  /** The chosen background cannot be shown, and how to go on without it. */
  background: { title: string; detail: string };
  bareCamera: string;
  /** How well the connection carries the call. */
  excellent: string;
  good: string;
  weak: string;
  steady: string;
  /** The chat's own limit is near; `{time}` is "0:47", or "47 seconds" when spoken. */
  endsIn: string;
}
