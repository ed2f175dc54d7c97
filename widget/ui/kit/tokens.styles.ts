/**
 * The colours, type and sizes of everything. Each is a `--chat-call-…` property that a page may
 * set, with a default that follows the page's `color-scheme`. Inside, only the `--_…` names are
 * used.
 */
import { css } from "lit";

/** For the call window, after the button tokens; everything inside inherits them. */
export const tokens = css`
  :host {
    --_surface: var(--chat-call-surface, light-dark(#ffffff, #181a22));
    --_text: var(--chat-call-text, light-dark(#151824, #f4f5fa));
    --_line: var(--chat-call-line, light-dark(#15182418, #ffffff1c));
    --_control-text: var(--chat-call-control-text, light-dark(#1f2433, #f4f5fa));
    --_accept: var(--chat-call-accept, #14833f);
    --_decline: var(--chat-call-decline, #d5303a);
    --_on-action: var(--chat-call-on-action, #ffffff);
    --_notice: var(--chat-call-notice, light-dark(#fff4dc, #3a311c));
    --_notice-text: var(--chat-call-notice-text, light-dark(#5c3d00, #ffdf9e));
    --_stage: var(--chat-call-stage, #0e1017);
    --_radius: var(--chat-call-radius, 24px);
    --_inner-radius: var(--chat-call-inner-radius, 14px);
    --_action-radius: var(--chat-call-action-radius, 24px);
    --_control-radius: var(--chat-call-control-radius, 50%);
    --_gap: var(--chat-call-gap, 16px);
    --_width: var(--chat-call-width, 340px);
    --_video-width: var(--chat-call-video-width, 420px);
    --_group-width: var(--chat-call-group-width, 600px);
    --_shadow: var(--chat-call-shadow, 0 2px 6px #0b0d1a1f, 0 18px 48px -8px #0b0d1a52);
    --_tint: var(--chat-call-tint, light-dark(oklch(0.89 0.065 var(--_hue, 260)), oklch(0.4 0.09 var(--_hue, 260))));
  }

  /* Strict CJK line breaks; Japanese phrases and Korean words stay whole. */
  :host {
    line-break: strict;
  }
  :host(:lang(ja)) {
    word-break: auto-phrase;
  }
  :host(:lang(ko)) {
    word-break: keep-all;
  }

  /* For Safari 17.4, as with the button tokens. */
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--chat-call-surface, Canvas);
      --_text: var(--chat-call-text, CanvasText);
      --_line: var(--chat-call-line, color-mix(in srgb, CanvasText 12%, transparent));
      --_control-text: var(--chat-call-control-text, CanvasText);
      --_notice: var(--chat-call-notice, color-mix(in srgb, #f2b53c 18%, Canvas));
      --_notice-text: var(--chat-call-notice-text, CanvasText);
      --_tint: var(--chat-call-tint, color-mix(in oklch, oklch(0.65 0.14 var(--_hue, 260)) 35%, Canvas));
    }
  }
`;
