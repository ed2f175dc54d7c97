/** Styles of the round buttons of a call. */
import { css } from "lit";

export const controlStyles = css`
  .control {
    --_behind: var(--_control);
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_disc, 46px);
    block-size: var(--_disc, 46px);
    border-radius: var(--_control-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-size: calc(var(--_disc, 46px) * 0.33);
    transition: background-color 0.15s, scale 0.15s, filter 0.15s;
  }
  .control:hover {
    filter: brightness(1.08);
  }
  .control:active {
    scale: 0.94;
  }
  /* Something usually on is off: inverted colours show it at a glance. */
  .control.off {
    --_behind: var(--_text);
    background: var(--_text);
    color: var(--_surface);
  }
  .control.live {
    --_behind: var(--_accent);
    background: var(--_accent);
    color: var(--_surface);
  }
  /* Not :disabled, which would take the focus from whoever has just used the button. */
  .control[aria-disabled="true"] {
    filter: none;
    scale: none;
  }
  .control[aria-disabled="true"] .icon {
    opacity: 0.35;
  }
  .control.accept {
    background: var(--_accept);
    color: var(--_on-action);
  }
  .control.accept:focus-visible {
    outline-color: var(--_accept);
  }
  .control.decline:focus-visible {
    outline-color: var(--_decline);
  }
  .control.decline {
    background: var(--_decline);
    color: var(--_on-action);
  }
  .control chat-call-voice-meter {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: -1px;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--_accept);
    color: var(--_on-action);
  }
  .pill {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 6px 16px;
    border-radius: var(--_action-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-size: 14px;
    font-weight: 600;
    text-wrap: balance;
  }
  .pill .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .pill:hover {
    filter: brightness(1.06);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }
  @media (forced-colors: active) {
    .control,
    .pill {
      border: 1px solid ButtonText;
    }
    .control chat-call-voice-meter {
      border: 1px solid ButtonText;
    }
    .control.off,
    .control.live {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .control[aria-disabled="true"] {
      border-color: GrayText;
      color: GrayText;
    }
    .control[aria-disabled="true"] .icon {
      opacity: 1;
    }
  }
`;
