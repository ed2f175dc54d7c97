/** Styles of the fields in the settings. */
import { css } from "lit";

export const settingsStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  :host([hidden]) {
    display: none;
  }
  :host(chat-call-push-switch) {
    margin-block-start: 12px;
  }
  :host(:is(chat-call-notify-switch, chat-call-who-may-call)) {
    margin-block-start: 26px;
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_line);
  }
  label,
  legend,
  h3 {
    font-size: 14px;
    font-weight: 600;
  }
  label:not(:first-child) {
    margin-block-start: 12px;
  }
  select {
    appearance: auto;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0 4px;
    /* Browsers draw the arrow against the border: this keeps it off the edge. */
    border: 0 solid transparent;
    border-inline-width: 8px;
    border-radius: var(--_inner-radius);
    box-shadow: 0 0 0 1px var(--_line);
    background: var(--_control);
    color: var(--_control-text);
    font: inherit;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
  }
  @media (forced-colors: active) {
    /* Forced colours allow neither transparency nor shadows. */
    select {
      padding: 0 11px;
      border-width: 1px;
    }
  }
  .level {
    block-size: 6px;
    border-radius: 3px;
    background: var(--_control);
    overflow: hidden;
  }
  .level i {
    display: block;
    block-size: 100%;
    border-radius: 3px;
    background: var(--_accept);
    transform-origin: left;
    scale: var(--_level, 0) 1;
    transition: scale 90ms linear;
  }
  .level:dir(rtl) i {
    transform-origin: right;
  }
  video {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    border-radius: var(--_inner-radius);
    background: var(--_stage);
    object-fit: cover;
    transform: scaleX(-1);
  }
  video.away {
    transform: none;
  }
  video[hidden] {
    display: none;
  }
  .pill {
    justify-self: start;
    min-block-size: 44px;
    padding: 0 20px;
    border-radius: var(--_action-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-weight: 550;
  }
  .pill:disabled {
    opacity: 0.6;
  }
  .pill[aria-pressed="true"] {
    background: var(--_text);
    color: var(--_surface);
  }
  .failure {
    margin: 0;
    padding: 10px 14px;
    border-radius: var(--_inner-radius);
    background: var(--_notice);
    color: var(--_notice-text);
    font-size: 13px;
  }
  fieldset {
    display: grid;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 6px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    margin: 0;
    font-size: 15px;
    font-weight: 400;
  }
  .choice input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice input[role="switch"] {
    position: relative;
    order: 1;
    flex: none;
    appearance: none;
    inline-size: 46px;
    block-size: 28px;
    margin-inline-start: auto;
    border-radius: 14px;
    background: var(--_line);
    box-shadow: inset 0 0 0 1px var(--_muted);
    transition: background 0.15s;
  }
  .choice input[role="switch"]::before {
    content: "";
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 4px;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_muted);
    transition: inset-inline-start 0.15s;
  }
  .choice input[role="switch"]:checked {
    background: var(--_accent);
    box-shadow: none;
  }
  .choice input[role="switch"]:checked::before {
    inset-inline-start: 22px;
    background: var(--_surface);
  }
  .choice:has([role="switch"]) + .hint {
    padding: 0;
  }
  .choice:has(:disabled) {
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    .choice input[role="switch"] {
      appearance: auto;
    }
  }
  label.choice:not(:first-child) {
    margin: 0;
  }
  .hint {
    margin: 0;
    padding-inline-start: 32px;
    color: var(--_muted);
    font-size: 13px;
  }
  h3 {
    margin: 14px 0 0;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  bdi {
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .pill,
    .failure {
      border: 1px solid ButtonText;
    }
    .level {
      border: 1px solid CanvasText;
    }
    .level i {
      background: Highlight;
    }
  }
`;
