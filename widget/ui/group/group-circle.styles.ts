/** Styles of the faces in a call without pictures. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const groupCircleStyles = viewportStyles(css`
  :host {
    display: block;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 14px 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    justify-items: center;
    align-content: start;
    inline-size: 92px;
    font-size: 13px;
    line-height: 1.25;
    text-align: center;
    animation: come 0.3s cubic-bezier(0.2, 0.9, 0.3, 1);
    --_avatar: 60px;
  }
  @keyframes come {
    from {
      opacity: 0;
      scale: 0.9;
    }
  }
  .n1 li {
    inline-size: 200px;
    --_avatar: 84px;
  }
  .n2 li {
    inline-size: 124px;
    --_avatar: 72px;
  }
  /* Two by two rather than three and one. */
  .n4 {
    max-inline-size: 272px;
    margin-inline: auto;
  }
  .n4 li {
    inline-size: 124px;
  }
  .face {
    position: relative;
    margin-block-end: 7px;
    border-radius: 50%;
    /* Keeps a faded face opaque where a picture lies behind it. */
    background: var(--_ground, none);
  }
  .portrait {
    transition: filter 0.3s, opacity 0.3s;
  }
  chat-call-signal {
    inline-size: 15px;
    block-size: 12px;
    margin-block-start: 3px;
    color: var(--_muted);
  }
  .name {
    max-inline-size: 100%;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-weight: 600;
  }
  .how {
    color: var(--_muted);
    font-size: 12px;
    text-wrap: balance;
  }
  .rung .portrait {
    animation: rung 1.8s ease-in-out infinite;
  }
  @keyframes rung {
    50% {
      opacity: 0.45;
    }
  }
  .absent .portrait {
    filter: grayscale(0.9);
    opacity: 0.5;
  }
  .shaky .portrait {
    opacity: 0.5;
  }
  .sign {
    position: absolute;
    inset-block-end: -2px;
    inset-inline-end: -2px;
    display: grid;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--_surface);
    background: var(--_decline);
    color: var(--_on-action);
    --_behind: var(--_decline);
  }
  .sign .icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .icon .gap {
    stroke: var(--_behind, transparent);
    stroke-width: 2.6;
  }
  /* A phone in landscape: one row, so that the controls stay in sight. */
  @media (max-height: 480px) and (orientation: landscape) {
    ul[class] {
      gap: 8px 4px;
      max-inline-size: none;
    }
    ul[class] li {
      inline-size: 92px;
      --_avatar: 52px;
    }
  }
`);
