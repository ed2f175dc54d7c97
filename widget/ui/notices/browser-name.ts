/** Detects browser and system, only to describe the way to their settings. */
import type { BrowserName, SystemName } from "../words/notice-words.ts";

/** What a browser says about itself. */
export type BrowserAbout = Pick<Navigator, "userAgent" | "maxTouchPoints">;

/** The system that the browser runs on. */
export function systemOf({ userAgent, maxTouchPoints }: BrowserAbout): SystemName {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (/Android/.test(userAgent)) return "android";
  if (/Windows/.test(userAgent)) return "windows";
  // An iPad claims to be a Mac, but no Mac has a touch screen.
  if (/Macintosh/.test(userAgent)) return maxTouchPoints > 1 ? "ios" : "macos";
  return "other";
}

/** The browser; `other` where the way to its settings is not known. */
export function browserOf(about: BrowserAbout): BrowserName {
  const { userAgent } = about;
  const system = systemOf(about);
  if (system === "ios") {
    return /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|GSA\//.test(userAgent) ? "iosApp" : "ios";
  }
  const isFirefox = /Firefox\//.test(userAgent);
  if (system === "android") {
    return /Chrome\//.test(userAgent) && !isFirefox ? "android" : "other";
  }
  if (isFirefox) return "firefox";
  if (/Edg\//.test(userAgent)) return "edge";
  if (/Chrome\//.test(userAgent)) return "chrome";
  return system === "macos" && /Safari\//.test(userAgent) ? "safari" : "other";
}
