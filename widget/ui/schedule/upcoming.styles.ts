/** Styles of the scheduled calls, above the history. */
import { css } from "lit";

export const upcomingStyles = css`
  :host {
    display: block;
    padding-block-end: 6px;
  }
  h3,
  h4,
  p {
    margin: 0;
    font: inherit;
  }
  h3 {
    padding: 14px 12px 6px;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    gap: 12px;
    padding: 8px 12px 10px;
    --_avatar: 44px;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
  }
  h4 {
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow-wrap: anywhere;
    font-weight: 600;
    /* Keeps its own direction, yet starts beside the face. */
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  time {
    font-weight: 550;
  }
  time bdi {
    display: inline-block;
  }
  time bdi::first-letter {
    text-transform: uppercase;
  }
  .icon {
    display: inline-block;
    vertical-align: top;
    margin-inline-end: 6px;
    inline-size: 16px;
    block-size: 1.4em;
    color: var(--_muted);
  }
  .who {
    overflow: hidden;
    color: var(--_muted);
    font-size: 13.5px;
    text-overflow: ellipsis;
    white-space: nowrap;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block-start: 8px;
  }
  .actions p {
    inline-size: 100%;
    font-size: 14px;
  }
  .actions button {
    min-block-size: 36px;
    padding: 4px 14px;
    border-radius: var(--_action-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-size: 14px;
    font-weight: 550;
  }
  .actions .start {
    background: var(--_accept);
    color: var(--_on-action);
  }
  .actions .sure {
    background: var(--_decline);
    color: var(--_on-action);
  }
  .plan {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 9px;
    inline-size: calc(100% - 24px);
    min-block-size: 44px;
    margin: 12px 12px 4px;
    border-radius: var(--_action-radius);
    background: color-mix(in oklab, var(--_accent) 13%, transparent);
    color: var(--_accent);
    font-weight: 600;
  }
  .plan:hover {
    background: color-mix(in oklab, var(--_accent) 22%, transparent);
  }
  .plan .icon {
    inline-size: 19px;
    margin: 0;
    color: inherit;
  }
  .failed {
    padding: 8px 12px;
    color: light-dark(#c0212c, #ff8b8f);
    font-size: 14px;
  }
  .actions .failed {
    padding: 0;
  }
  @supports not (color: light-dark(#000, #fff)) {
    .failed {
      color: color-mix(in srgb, #d5303a 80%, CanvasText);
    }
  }
  @media (forced-colors: active) {
    .plan,
    .actions button {
      border: 1px solid ButtonText;
    }
  }
`;
