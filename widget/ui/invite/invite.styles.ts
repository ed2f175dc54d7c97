/** Styles of the dialog for choosing people, in addition to those of every dialog. */
import { css } from "lit";

export const inviteStyles = css`
  dialog {
    inline-size: min(100%, 400px);
    max-block-size: min(92%, 560px);
  }
  /* With a search field the dialog keeps its size, whatever is found. */
  dialog:has([type="search"]) {
    block-size: min(92%, 560px);
  }
  dialog:has([type="search"]) footer {
    margin-block-start: auto;
  }
  header {
    padding-block: 16px 8px;
    padding-inline: 22px 14px;
    border: 0;
  }
  h2,
  p {
    margin: 0;
    font: inherit;
  }
  h2 {
    font-size: 20px;
    font-weight: 650;
  }
  label:hover {
    background: color-mix(in oklab, var(--_control) 60%, transparent);
  }
  ul {
    /* Not with a basis of 0%: if the content sets the height, WebKit (Safari 26) makes it 0. */
    flex: auto;
    min-block-size: 0;
    margin: 0;
    padding: 0 10px;
    list-style: none;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 60px;
    padding: 8px 12px;
    border-radius: var(--_inner-radius);
    cursor: pointer;
    --_avatar: 44px;
  }
  label:has(:disabled) {
    cursor: not-allowed;
    opacity: 0.55;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
  }
  .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
    justify-self: start;
    max-inline-size: 100%;
  }
  .quiet {
    color: var(--_muted);
    font-size: 13.5px;
  }
  .here .quiet::before {
    content: "";
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_accept);
  }
  input[type="search"] {
    margin: 4px 22px 8px;
    min-block-size: 44px;
    padding: 0 16px;
    border: 1px solid var(--_line);
    border-radius: 22px;
    background: color-mix(in oklab, var(--_control) 60%, transparent);
    color: inherit;
    font: inherit;
    /* Below 16 pixels iOS zooms the page when the field gets the focus. */
    font-size: 16px;
  }
  input[type="search"]::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type="checkbox"] {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  footer {
    display: grid;
    gap: 10px;
    padding: 12px 22px calc(20px + env(safe-area-inset-bottom));
  }
  .note {
    padding: 0 22px;
    text-align: center;
  }
  .call {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: 48px;
    border-radius: var(--_action-radius);
    background: var(--_accept);
    color: var(--_on-action);
    font-weight: 600;
    transition: opacity 0.15s;
  }
  .call:disabled {
    opacity: 0.45;
  }
  @media (forced-colors: active) {
    .call {
      border: 1px solid ButtonText;
    }
  }
`;
