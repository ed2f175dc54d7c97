/** Styles of the button that joins a running call: as high as the call buttons, green, alive. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const joinButtonStyles = viewportStyles(css`
  :host {
    display: inline-flex;
    min-inline-size: 0;
  }
  button {
    display: flex;
    align-items: center;
    gap: 9px;
    min-inline-size: 0;
    block-size: var(--chat-call-button-size, 40px);
    padding-inline: 5px 16px;
    border-radius: var(--_action-radius);
    background: var(--_accept);
    color: var(--_on-action);
    font: 600 14px / 1.2 var(--_font);
    text-align: start;
    transition: filter 0.15s, scale 0.15s;
  }
  button:hover {
    filter: brightness(1.08);
  }
  button:active {
    scale: 0.97;
  }
  .faces {
    display: flex;
    flex: none;
    --_avatar: 30px;
  }
  chat-call-avatar {
    box-shadow: 0 0 0 2px var(--_accept);
  }
  chat-call-avatar + chat-call-avatar {
    /* Overlaps only as far as the initials below stay whole. */
    margin-inline-start: -5px;
  }
  .words {
    display: grid;
    min-inline-size: 0;
  }
  .join {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .join .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .who {
    justify-self: start;
    max-inline-size: 13em;
    overflow: hidden;
    font-size: 11.5px;
    font-weight: 500;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  @media (max-width: 420px) {
    chat-call-avatar:nth-of-type(n + 3) {
      display: none;
    }
    .who {
      max-inline-size: 8.5em;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`);
