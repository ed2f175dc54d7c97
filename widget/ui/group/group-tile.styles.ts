/** Styles of one tile among several: a rounded picture with a name in its corner. */
import { css } from "lit";

export const groupTileStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
    min-block-size: 0;
    container-type: size;
    animation: come 0.3s cubic-bezier(0.2, 0.9, 0.3, 1);
  }
  @keyframes come {
    from {
      opacity: 0;
      scale: 0.94;
    }
  }
  .tile {
    position: absolute;
    inset: 0;
    overflow: hidden;
    border-radius: var(--_tile-radius, var(--_inner-radius));
    --_avatar: clamp(40px, 34cqmin, 140px);
  }
  .tile > * {
    position: absolute;
  }
  chat-call-video-tile {
    inset: 0;
    transition: filter 0.3s;
  }
  chat-call-speaking-frame {
    border-radius: inherit;
  }
  p {
    margin: 0;
  }
  .rung chat-call-video-tile {
    animation: rung 1.8s ease-in-out infinite;
  }
  @keyframes rung {
    50% {
      filter: brightness(0.62);
    }
  }
  .absent chat-call-video-tile {
    filter: grayscale(0.85) brightness(0.55);
  }
  .shaky chat-call-video-tile {
    filter: saturate(0.6) brightness(0.55);
  }
  .label,
  .how {
    display: flex;
    align-items: center;
    color: #f4f5fa;
    line-height: 1.25;
  }
  .label {
    inset-block-end: 8px;
    inset-inline-start: 8px;
    max-inline-size: calc(100% - 16px);
    gap: 6px;
    padding: 4px 10px;
    border-radius: 13px;
    background: #0b0d15a8;
    font-size: 13px;
    font-weight: 550;
  }
  .label:has(.sign) {
    padding-inline-start: 5px;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .sign {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_decline);
    --_behind: var(--_decline);
  }
  .sign .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  chat-call-signal {
    flex: none;
    inline-size: 15px;
    block-size: 12px;
  }
  .icon .gap {
    stroke: var(--_behind, transparent);
    stroke-width: 2.6;
  }
  /* Between the face and the name. */
  .how {
    inset-inline: 8px;
    inset-block-start: 10px;
    justify-content: center;
    justify-self: center;
    font-size: 12.5px;
    font-weight: 550;
    text-align: center;
  }
  .how span {
    padding: 3px 0;
    text-shadow: 0 1px 4px #000c;
    text-wrap: balance;
  }
  /* Stays with the first word, wherever the text wraps. */
  .spinner {
    display: inline-block;
    margin-inline-end: 7px;
    inline-size: 11px;
    block-size: 11px;
    vertical-align: -1px;
  }
  .unseen {
    inset-block-start: 8px;
    inset-inline-end: 8px;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: #0b0d1580;
    color: #f4f5fac9;
    --_behind: transparent;
  }
  .unseen .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  @container (max-width: 130px) or (max-height: 90px) {
    .label {
      inset-block-end: 5px;
      inset-inline-start: 5px;
      max-inline-size: calc(100% - 10px);
      padding-block: 2px;
      font-size: 12px;
    }
    .how {
      font-size: 11.5px;
    }
  }
  @media (forced-colors: active) {
    .tile {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
  }
`;
