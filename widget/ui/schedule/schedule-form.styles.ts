/** Styles of the form that schedules a call. */
import { css } from "lit";

export const scheduleFormStyles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: 16px;
    padding: 14px 12px 6px;
  }
  h3,
  p {
    margin: 0;
    font: inherit;
  }
  h3 {
    font-size: 16px;
    font-weight: 650;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .field > span {
    padding: 0;
    margin-block-end: 5px;
    color: var(--_muted);
    font-size: 13.5px;
    font-weight: 550;
  }
  .field {
    display: grid;
    min-inline-size: 0;
  }
  .field input {
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0 12px;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-radius: var(--_inner-radius);
    background: none;
    color: inherit;
    font: inherit;
    /* Below 16 pixels iOS zooms the page when a field gets the focus. */
    font-size: 16px;
  }
  .field [aria-invalid="true"] {
    border-color: var(--_wrong);
  }
  .when {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
    gap: 6px 12px;
  }
  .when p {
    grid-column: 1 / -1;
  }
  .hint {
    color: var(--_muted);
    font-size: 13.5px;
  }
  .problem {
    color: var(--_wrong);
    font-size: 14px;
    font-weight: 550;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .kinds label {
    position: relative;
    flex: 1;
    cursor: pointer;
  }
  .kinds input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .kinds span {
    display: grid;
    place-items: center;
    min-block-size: 44px;
    padding: 6px 12px;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-radius: var(--_inner-radius);
    font-weight: 550;
    text-align: center;
  }
  .kinds :checked + span {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    color: var(--_accent);
  }
  .kinds :focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .people label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 52px;
    padding-inline-end: 4px;
    cursor: pointer;
    --_avatar: 36px;
  }
  /* Keeps its own direction, yet starts beside the face. */
  .name {
    min-inline-size: 0;
    margin-inline-end: auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [type="checkbox"] {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  /* In reach, however many people there are to choose from. */
  footer {
    position: sticky;
    /* Also covers the padding of the list around it. */
    inset-block-end: calc(-16px - env(safe-area-inset-bottom));
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 10px;
    padding-block: 10px calc(16px + env(safe-area-inset-bottom));
    background: var(--_surface);
  }
  footer button {
    min-block-size: 44px;
    padding: 0 22px;
    border-radius: var(--_action-radius);
    font-weight: 600;
  }
  .quiet {
    background: var(--_control);
    color: var(--_control-text);
  }
  .save {
    background: var(--_accent);
    color: var(--_surface);
  }
  .save:disabled {
    opacity: 0.5;
  }
  :host {
    --_wrong: light-dark(#c0212c, #ff8b8f);
  }
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_wrong: color-mix(in srgb, #d5303a 80%, CanvasText);
    }
  }
  @media (forced-colors: active) {
    footer button {
      border: 1px solid ButtonText;
    }
    .kinds :checked + span {
      outline: 2px solid Highlight;
    }
  }
`;
