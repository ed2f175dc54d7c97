/** The look of the fields of the settings. */
import { css } from "lit";

export const settingsStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  :host(chat-call-who-may-call) {
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
    padding: 0 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_inner-radius);
    background: var(--_control);
    color: var(--_control-text);
    font: inherit;
    text-overflow: ellipsis;
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
