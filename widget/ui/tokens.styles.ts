/**
 * The colours, type and sizes of everything: each a `--chat-call-…` property that a page may set,
 * with a default that follows the page's `color-scheme`. Inside, only the `--_…` names are used.
 */
import { css } from "lit";

/** For the two roots (the call buttons and the call window); everything within inherits it. */
export const tokens = css`
  :host {
    --_font: var(--chat-call-font, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto,
      "Helvetica Neue", "Noto Sans", Arial, sans-serif);
    --_surface: var(--chat-call-surface, light-dark(#ffffff, #181a22));
    --_text: var(--chat-call-text, light-dark(#151824, #f4f5fa));
    --_muted: var(--chat-call-muted, light-dark(#5b6275, #a9b0c2));
    --_line: var(--chat-call-line, light-dark(#15182418, #ffffff1c));
    --_control: var(--chat-call-control, light-dark(#e9ebf2, #31343f));
    --_control-text: var(--chat-call-control-text, light-dark(#1f2433, #f4f5fa));
    --_accept: var(--chat-call-accept, #14833f);
    --_decline: var(--chat-call-decline, #d5303a);
    --_on-action: var(--chat-call-on-action, #ffffff);
    --_accent: var(--chat-call-accent, light-dark(#3d52c9, #aab8ff));
    --_notice: var(--chat-call-notice, light-dark(#fff4dc, #3a311c));
    --_notice-text: var(--chat-call-notice-text, light-dark(#5c3d00, #ffdf9e));
    --_focus: var(--chat-call-focus, light-dark(#2546d8, #b3c3ff));
    --_stage: var(--chat-call-stage, #0e1017);
    --_radius: var(--chat-call-radius, 24px);
    --_gap: var(--chat-call-gap, 16px);
    --_width: var(--chat-call-width, 340px);
    --_video-width: var(--chat-call-video-width, 420px);
    --_shadow: var(--chat-call-shadow, 0 2px 6px #0b0d1a1f, 0 18px 48px -8px #0b0d1a52);
    --_tint: light-dark(oklch(0.89 0.065 var(--_hue, 260)), oklch(0.4 0.09 var(--_hue, 260)));
  }

  /* Safari 17.4 has no light-dark(): the system's own colours follow the page's scheme as well. */
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--chat-call-surface, Canvas);
      --_text: var(--chat-call-text, CanvasText);
      --_muted: var(--chat-call-muted, color-mix(in srgb, CanvasText 68%, Canvas));
      --_line: var(--chat-call-line, color-mix(in srgb, CanvasText 12%, transparent));
      --_control: var(--chat-call-control, color-mix(in srgb, CanvasText 12%, Canvas));
      --_control-text: var(--chat-call-control-text, CanvasText);
      --_accent: var(--chat-call-accent, color-mix(in srgb, #4a62e8 70%, CanvasText));
      --_notice: var(--chat-call-notice, color-mix(in srgb, #f2b53c 18%, Canvas));
      --_notice-text: var(--chat-call-notice-text, CanvasText);
      --_focus: var(--chat-call-focus, color-mix(in srgb, #3a58f0 70%, CanvasText));
      --_tint: color-mix(in oklch, oklch(0.65 0.14 var(--_hue, 260)) 35%, Canvas);
    }
  }
`;
