/** Styles of the call buttons: quiet in a chat's header, in the page's own type. */
import { css } from "lit";

export const callButtonsStyles = css`
  :host {
    display: inline-flex;
    gap: 8px;
    vertical-align: middle;
    font: 500 13px / 1.35 var(--_font);
  }
  .offer {
    position: relative;
    display: inline-flex;
  }
  button {
    display: grid;
    place-items: center;
    inline-size: var(--chat-call-button-size, 40px);
    block-size: var(--chat-call-button-size, 40px);
    border-radius: var(--chat-call-button-radius, 50%);
    background: var(--chat-call-button, color-mix(in oklab, var(--_accent) 13%, transparent));
    color: var(--chat-call-button-text, var(--_accent));
    font-size: 15px;
    transition: background-color 0.15s, scale 0.15s;
  }
  button:enabled:hover {
    background: var(--chat-call-button, color-mix(in oklab, var(--_accent) 22%, transparent));
  }
  button:enabled:active {
    scale: 0.94;
  }
  button:disabled {
    background: var(--_control);
    color: var(--_muted);
    opacity: 0.65;
  }
  b {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -4px;
    min-inline-size: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--chat-call-decline, #d5303a);
    color: var(--chat-call-on-action, #fff);
    font: 700 11px / 18px var(--_font);
  }
  ::slotted(*) {
    inline-size: 1.5em;
    block-size: 1.5em;
  }
  .tip {
    position: absolute;
    inset-block-start: calc(100% + 8px);
    inset-inline-end: 0;
    z-index: 1;
    inline-size: max-content;
    max-inline-size: 15em;
    padding: 5px 10px;
    border-radius: 8px;
    background: color-mix(in srgb, CanvasText 88%, Canvas);
    color: Canvas;
    text-align: start;
    pointer-events: none;
    visibility: hidden;
    opacity: 0;
    transition: opacity 0.12s;
  }
  .offer:hover .tip,
  button:focus-visible ~ .tip {
    visibility: visible;
    opacity: 1;
    transition-delay: 0.35s;
  }
  .offer:has(:disabled):hover .tip {
    transition-delay: 0s;
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
    button:disabled {
      border-color: GrayText;
      opacity: 1;
    }
    /* The background is Canvas in this mode; system colours are kept. */
    .tip {
      border: 1px solid CanvasText;
      color: CanvasText;
    }
  }
`;
