/** Styles of an outgoing call; with the camera on, one's own picture fills the card. */
import { css } from "lit";

export const outgoingPanelStyles = css`
  .controls {
    justify-content: center;
    gap: 18px;
    --_disc: 56px;
  }
  .upright .controls {
    margin-block-start: 26px;
  }
  .whom {
    display: grid;
    justify-items: center;
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

  .video {
    min-block-size: 330px;
    color-scheme: dark;
    color: var(--_text);
  }
  .upright.video {
    justify-content: space-between;
    background-color: var(--_surface);
  }
  .seen {
    display: grid;
    grid-template: auto 1fr auto / minmax(0, 1fr);
  }
  .seen chat-call-video-tile {
    grid-area: 1 / 1 / -1 / -1;
    /* The shape of the picture must not stretch the card. */
    contain: size;
  }
  .seen .row {
    grid-area: 1 / 1;
    position: relative;
    padding: 16px 16px 40px;
    background: linear-gradient(#080a12b8, #080a1273 60%, transparent);
    color: #f4f5fa;
    text-shadow: 0 1px 3px #0009;
  }
  .seen .row .quiet {
    margin: 0;
    color: #e3e6f2;
  }
  .seen .rings {
    margin: 0 4px;
  }
  .seen .controls {
    grid-area: 3 / 1;
    position: relative;
    padding: 44px 16px 20px;
    background: linear-gradient(transparent, #080a12b8);
  }

  .upright chat-call-group-circle {
    margin-block-start: 14px;
  }
  .seen chat-call-group-circle {
    inline-size: 100%;
    --_muted: #e3e6f2;
    --_ground: var(--_stage);
  }
  :host([grouped]) .seen .row {
    flex-direction: column-reverse;
    text-align: center;
  }
  /* With a group, names and text lie on the picture itself. */
  :host([grouped]) .seen chat-call-video-tile {
    filter: brightness(0.5) saturate(0.8);
  }
  :host([grouped]) .seen .quiet {
    justify-content: center;
  }

  :host([full]) .video {
    block-size: 100%;
  }
  :host([full]) .upright {
    padding-block: calc(72px + env(safe-area-inset-top)) calc(26px + env(safe-area-inset-bottom));
  }
  :host([full]) .row {
    padding-block-start: calc(20px + env(safe-area-inset-top));
  }
  :host([full]) .controls {
    padding-block-end: calc(26px + env(safe-area-inset-bottom));
    --_disc: 60px;
  }
`;
