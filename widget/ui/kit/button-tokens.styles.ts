/**
 * The `--chat-call-…` properties that the call buttons need too. They have a file of their own
 * because a page loads them before any call. Each has a default that follows the page's
 * `color-scheme`.
 */
import { css } from "lit";

/** For the call buttons, and first among the call window's tokens. */
export const buttonTokens = css`
  :host {
    --_font: var(--chat-call-font, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto,
      "Helvetica Neue", "Noto Sans", Arial, sans-serif);
    --_muted: var(--chat-call-muted, light-dark(#5b6275, #a9b0c2));
    --_control: var(--chat-call-control, light-dark(#e9ebf2, #31343f));
    --_accent: var(--chat-call-accent, light-dark(#3d52c9, #aab8ff));
    --_focus: var(--chat-call-focus, light-dark(#2546d8, #b3c3ff));
  }

  /* Safari 17.4 lacks light-dark(); the system colours follow the page's scheme as well. */
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_muted: var(--chat-call-muted, color-mix(in srgb, CanvasText 68%, Canvas));
      --_control: var(--chat-call-control, ButtonFace);
      --_accent: var(--chat-call-accent, LinkText);
      --_focus: var(--chat-call-focus, LinkText);
    }
  }
`;
