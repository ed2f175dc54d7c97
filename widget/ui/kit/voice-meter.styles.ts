/** Styles of a voice level, `--_level` from 0 to 1: a halo around the content, or three bars. */
import { css } from "lit";

export const voiceMeterStyles = css`
  :host {
    --_level: 0;
    position: relative;
    display: inline-grid;
    flex: none;
  }
  .halo {
    position: absolute;
    inset: 0;
    border-radius: 50%;
    background: oklch(0.72 0.15 var(--_hue, 260));
    opacity: calc(min(var(--_level) * 3, 1) * 0.38);
    scale: calc(1.02 + var(--_level) * 0.3);
    transition: opacity 150ms linear, scale 150ms linear;
  }
  .halo.inner {
    opacity: calc(min(var(--_level) * 4, 1) * 0.6);
    scale: calc(1.02 + var(--_level) * 0.13);
  }
  ::slotted(*) {
    position: relative;
  }
  .bars {
    display: inline-flex;
    align-items: center;
    gap: 1px;
    block-size: 9px;
  }
  .bars i {
    inline-size: 2px;
    block-size: 100%;
    border-radius: 1px;
    background: currentColor;
    scale: 1 calc(0.25 + min(var(--_level) * 0.85, 0.75));
    transition: scale 150ms linear;
  }
  .bars i:nth-child(2) {
    scale: 1 calc(0.25 + min(var(--_level) * 1.6, 0.75));
  }
  @media (prefers-reduced-motion: reduce) {
    .halo,
    .halo.inner {
      scale: 1.1;
    }
  }
  @media (forced-colors: active) {
    .halo {
      background: Highlight;
    }
    .bars i {
      background: ButtonText;
    }
  }
`;
