/** Styles of an answered call with pictures: they fill the stage, all else is on or under them. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const stagePanelStyles = viewportStyles(css`
  :host {
    container: stage / inline-size;
  }
  .tinted {
    display: flex;
    flex-direction: column;
  }
  /* On the side the card grows towards, so that no notice pushes a button from under a finger. */
  .notices {
    order: calc(-1 * var(--_grows-up, 0));
    display: grid;
    gap: 8px;
    padding: calc(14px * var(--_grows-up, 0)) 14px calc(14px * (1 - var(--_grows-up, 0)));
  }
  .notices:has(> :is(:not(:defined), [empty]):only-child) {
    display: none;
  }
  .hint {
    font-size: 13px;
    text-align: center;
  }
  /* More than two buttons go under the name. */
  .row + .controls {
    justify-content: center;
    gap: 14px;
    padding: 0 14px 14px;
  }
  chat-call-signal {
    flex: none;
    inline-size: 15px;
    block-size: 12px;
  }
  .badge {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_decline);
    color: var(--_on-action);
    --_behind: var(--_decline);
  }
  .badge .icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .quiet .badge {
    inline-size: 18px;
    block-size: 18px;
  }

  .video {
    color-scheme: dark;
    display: grid;
    grid-template: auto auto auto / minmax(0, 1fr);
    background: var(--_stage);
    color: #f4f5fa;
    --_control: #33363f;
    --_control-text: #ffffff;
    --_text: #f4f5fa;
    --_surface: #12141c;
  }
  /* The picture and everything that lies on it share the first row. */
  .tiles,
  .heading,
  .preview,
  .banner {
    grid-area: 1 / 1;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
    gap: 2px;
    inline-size: 100%;
    min-block-size: 0;
    /* In a low window, such as a zoomed page's, the picture gives way to notices and controls. */
    max-block-size: max(140px, calc(100dvb - 2 * var(--_gap) - 122px));
    aspect-ratio: 16 / 9;
    transition: filter 0.3s;
    --_avatar: 88px;
  }
  @media (max-height: 520px) {
    :host(:not([full])) .video:has(chat-call-notices:defined:not([empty])) .tiles {
      max-block-size: 140px;
    }
  }
  .shaky {
    filter: saturate(0.6) brightness(0.62);
  }
  .heading {
    align-self: start;
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 16px 32px;
    background: linear-gradient(#080a12a6, #080a1259 55%, transparent);
    text-shadow: 0 1px 3px #0009;
    font-size: 14px;
  }
  .heading .name {
    min-inline-size: 0;
    font-size: 16px;
    /* As much of the name as fits one line, from its start, in either text direction. */
    word-break: break-all;
    -webkit-line-clamp: 1;
    line-clamp: 1;
  }
  .heading chat-call-timer,
  .heading :not(chat-call-timer, .gear) + .gear {
    margin-inline-start: auto;
    padding-inline-start: 8px;
  }
  .heading .badge {
    text-shadow: none;
  }
  .banner {
    place-self: end start;
    position: relative;
    max-inline-size: 70%;
    padding: 10px;
  }
  .banner span {
    display: flex;
    align-items: center;
    gap: 9px;
    padding: 8px 14px;
    border-radius: 18px;
    background: #0b0d15d9;
    font-size: 13.5px;
    font-weight: 550;
    line-height: 1.3;
  }
  .preview {
    place-self: end;
    margin: 10px;
    inline-size: clamp(92px, 27%, 260px);
    aspect-ratio: var(--_ratio, 1.7778);
    border-radius: var(--_inner-radius);
    box-shadow: 0 0 0 1.5px #ffffff38, 0 6px 18px #0007;
    --_avatar: 36px;
  }
  .preview[upright] {
    inline-size: clamp(60px, 17%, 160px);
  }
  .video .notices {
    order: calc(1 - var(--_grows-up, 0));
    position: relative;
  }
  .video .controls {
    /* Stays in sight however many notices stand above it in a low window. */
    position: sticky;
    inset-block-end: 0;
    background: var(--_stage);
    justify-content: center;
    /* Six fit the narrowest phone, here and in full screen, however a browser rounds. */
    gap: min(14px, (100vw - 296px) / 5);
    padding: 12px 4px;
    --_disc: 44px;
  }
`);

/** The same when the stage fills the screen: the controls lie on the picture and fade when idle. */
export const fullStageStyles = css`
  :host([full]) {
    block-size: 100%;
  }
  :host([full]) .video {
    block-size: 100%;
    grid-template-rows: minmax(0, 1fr) auto auto;
  }
  :host([full]) .tiles {
    grid-row: 1 / -1;
    max-block-size: none;
    aspect-ratio: auto;
    --_avatar: clamp(80px, 18vh, 160px);
  }
  :host([full]) .heading {
    padding: calc(18px + env(safe-area-inset-top)) calc(22px + env(safe-area-inset-right)) 56px
      calc(22px + env(safe-area-inset-left));
    font-size: 16px;
  }
  :host([full]) .heading .name {
    font-size: clamp(16px, 4.9vw, 19px);
  }
  :host([full]) .preview {
    margin: 0 calc(18px + env(safe-area-inset-right)) 4px calc(18px + env(safe-area-inset-left));
    border-radius: 18px;
    inline-size: clamp(132px, 18vw, 260px);
  }
  :host([full]) .preview[upright] {
    inline-size: clamp(96px, 11vw, 160px);
  }
  :host([full]) .banner {
    place-self: start center;
    max-inline-size: 100%;
    padding-block-start: calc(64px + env(safe-area-inset-top));
  }
  :host([full]) .controls {
    grid-area: 3 / 1;
    gap: clamp(5px, 2vw, 20px);
    padding: 36px 12px calc(26px + env(safe-area-inset-bottom));
    background: linear-gradient(transparent, #080a12c7 70%);
    --_disc: clamp(44px, 13.4vw, 58px);
    --_control: #22252fa8;
    --_behind: #3a3d47;
  }
  :host([full]) .control {
    backdrop-filter: blur(14px);
    box-shadow: inset 0 0 0 1px #ffffff1f;
  }
  :host([full]) .notices {
    grid-area: 2 / 1;
    inline-size: min(100%, 440px);
    margin-inline: auto;
    padding: 12px 16px 0;
  }
  :host([full]) .heading,
  :host([full]) .controls {
    transition: opacity 0.35s;
  }
  @media (hover: hover) {
    :host([full][idle]:not(:focus-within)) {
      cursor: none;
    }
    :host([full][idle]) .heading,
    :host([full][idle]) .controls:not(:has(:focus-visible)) {
      opacity: 0;
    }
  }
`;
