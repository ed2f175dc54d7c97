/** The look of a call that is being placed; with a camera on, one's own picture fills the card. */
import { css } from "lit";

export const outgoingPanelStyles = css`
  .upright .controls {
    margin-block-start: 26px;
    gap: 18px;
    --_disc: 56px;
  }
  .status {
    margin-block-start: 4px;
  }
  .hint {
    margin-block-start: 10px;
    font-size: 13px;
    animation: late 1.2s both;
  }
  @keyframes late {
    0%,
    80% {
      opacity: 0;
    }
  }
  .seen {
    position: relative;
    isolation: isolate;
    color-scheme: dark;
    min-block-size: 360px;
    background: none;
  }
  .seen chat-call-video-tile {
    position: absolute;
    inset: 0;
    z-index: -2;
    --_avatar: 0px;
  }
  .seen::after {
    content: "";
    position: absolute;
    inset: 0;
    z-index: -1;
    background: linear-gradient(#0a0c14b8, #0a0c1459 45%, #0a0c14b8);
  }
  .seen .quiet {
    color: #e3e6f2;
  }
  .seen .controls {
    margin-block-start: auto;
    padding-block-start: 20px;
  }
  .seen .rings {
    margin-block-start: 18px;
  }
  :host([full]) .upright {
    block-size: 100%;
    padding-block: calc(48px + env(safe-area-inset-top)) calc(32px + env(safe-area-inset-bottom));
  }
`;
