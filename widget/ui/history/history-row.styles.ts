/** Styles of one call in the history, and of its details. */
import { css } from "lit";

export const historyRowStyles = css`
  .call {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 4px;
  }
  .summary {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 60px;
    padding: 8px 12px;
    border-radius: var(--_inner-radius);
    text-align: start;
    --_avatar: 44px;
  }
  .summary:hover {
    background: color-mix(in oklab, var(--_control) 60%, transparent);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 10px;
  }
  .name,
  .quiet {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    justify-self: start;
    max-inline-size: 100%;
    font-weight: 600;
  }
  .missed .name,
  .missed .quiet .icon {
    color: light-dark(#c0212c, #ff8b8f);
  }
  .quiet {
    grid-column: 1 / -1;
    color: var(--_muted);
    font-size: 13.5px;
  }
  .quiet .icon {
    display: inline-block;
    vertical-align: top;
    margin-inline-end: 5px;
    inline-size: 15px;
    block-size: 1.4em;
  }
  .quiet .icon:dir(rtl) {
    scale: -1 1;
  }
  .part::before {
    content: "· ";
  }
  .length,
  time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  time {
    align-self: end;
    color: var(--_muted);
    font-size: 13px;
  }
  .back {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: var(--_control-radius);
    background: color-mix(in oklab, var(--_accent) 13%, transparent);
    color: var(--_accent);
    font-size: 14px;
  }
  .back:hover {
    background: color-mix(in oklab, var(--_accent) 22%, transparent);
  }
  .details {
    grid-column: 1 / -1;
    padding-block: 2px 12px;
    padding-inline: 68px 14px;
    color: var(--_muted);
    font-size: 13.5px;
  }
  dl {
    margin: 0;
    display: grid;
    gap: 3px;
  }
  dl div {
    display: flex;
    gap: 12px;
    justify-content: space-between;
  }
  /* A word breaks only if it alone is too long, as a name may be, never to make room for a time. */
  dt {
    max-inline-size: 65%;
    overflow-wrap: break-word;
  }
  dd {
    margin: 0;
    color: var(--_text);
    text-align: end;
  }
  @supports not (color: light-dark(#000, #fff)) {
    .missed .name,
    .missed .quiet .icon {
      color: color-mix(in srgb, #d5303a 80%, CanvasText);
    }
  }
`;
