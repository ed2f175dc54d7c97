/** The look of an answered call with pictures: they fill the stage, everything else lies on or under them. */
import { css } from "lit";

export const stagePanelStyles = css`
  .notices {
    display: grid;
    gap: 8px;
    padding: 0 14px 14px;
  }
  .hear {
    min-block-size: 44px;
    border-radius: 22px;
    background: var(--_accent);
    color: var(--_surface);
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
    position: relative;
    color-scheme: dark;
    display: flex;
    flex-direction: column;
    background: var(--_stage);
    color: #f4f5fa;
    --_control: #ffffff24;
    --_control-text: #ffffff;
    --_text: #f4f5fa;
    --_surface: #12141c;
    --_behind: #343741;
  }
  .picture {
    position: relative;
    flex: none;
    aspect-ratio: 16 / 9;
    overflow: hidden;
  }
  .tiles {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
    gap: 2px;
    transition: filter 0.3s;
    --_avatar: 88px;
  }
  .shaky .tiles {
    filter: saturate(0.5) brightness(0.55);
  }
  .heading {
    position: absolute;
    inset: 0 0 auto;
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
    -webkit-line-clamp: 1;
    line-clamp: 1;
  }
  .heading chat-call-timer {
    margin-inline-start: auto;
    padding-inline-start: 8px;
  }
  .heading .badge {
    text-shadow: none;
  }
  .banner {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 48px 20px 16px;
    pointer-events: none;
  }
  .banner span {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 9px 16px;
    border-radius: 20px;
    background: #0b0d15cc;
    font-size: 14px;
    font-weight: 550;
    text-align: center;
  }
  .preview {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-end: 10px;
    inline-size: clamp(92px, 27%, 260px);
    aspect-ratio: var(--_ratio, 1.7778);
    border-radius: 14px;
    box-shadow: 0 0 0 1.5px #ffffff38, 0 6px 18px #0007;
    --_avatar: 36px;
  }
  .preview[upright] {
    inline-size: clamp(60px, 17%, 160px);
  }
  .video .controls {
    flex: none;
    justify-content: center;
    gap: 14px;
    padding: 12px 16px;
    --_disc: 44px;
  }
  .video .notices {
    padding: 12px 14px 0;
  }
`;

/** The same when the stage has the whole screen: the controls lie on the picture and fade when idle. */
export const fullStageStyles = css`
  :host([full]) {
    block-size: 100%;
  }
  :host([full]) .video {
    block-size: 100%;
    justify-content: flex-end;
  }
  :host([full]) .picture {
    position: absolute;
    inset: 0;
    aspect-ratio: auto;
  }
  :host([full]) .tiles {
    --_avatar: clamp(112px, 18vmin, 180px);
  }
  :host([full]) .heading {
    padding: calc(18px + env(safe-area-inset-top)) calc(22px + env(safe-area-inset-right)) 56px
      calc(22px + env(safe-area-inset-left));
    font-size: 16px;
  }
  :host([full]) .heading .name {
    font-size: 19px;
  }
  :host([full]) .preview {
    inset-block-end: calc(116px + env(safe-area-inset-bottom));
    inset-inline-end: calc(18px + env(safe-area-inset-right));
    border-radius: 18px;
    inline-size: clamp(132px, 18vw, 260px);
  }
  :host([full]) .preview[upright] {
    inline-size: clamp(96px, 11vw, 160px);
  }
  :host([full]) .controls {
    position: relative;
    gap: 20px;
    padding: 40px 20px calc(26px + env(safe-area-inset-bottom));
    background: linear-gradient(transparent, #080a12b3);
    --_disc: 58px;
  }
  :host([full]) .control {
    backdrop-filter: blur(14px);
  }
  :host([full]) .notices {
    position: relative;
    inline-size: min(100%, 440px);
    margin-inline: auto;
    padding: 0 16px;
  }
  :host([full]) .heading,
  :host([full]) .controls,
  :host([full]) .preview {
    transition: opacity 0.35s, inset-block-end 0.35s;
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
