/** Which browser on which system this is, as far as the way to its settings depends on it. Decides nothing else. */
import type { BrowserName, SystemName } from "../words/notice-words.ts";

/** What a browser says of itself. */
export type BrowserAbout = Pick<Navigator, "userAgent" | "maxTouchPoints">;

/** The system under the browser. */
export function systemOf({ userAgent, maxTouchPoints }: BrowserAbout): SystemName {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (/Android/.test(userAgent)) return "android";
  if (/Windows/.test(userAgent)) return "windows";
  // An iPad calls itself a Mac; no Mac has a screen to touch.
  if (/Macintosh/.test(userAgent)) return maxTouchPoints > 1 ? "ios" : "macos";
  return "other";
}

/** The browser; `other` where its settings are not known. */
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
