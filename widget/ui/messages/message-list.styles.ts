/** Styles of messages: bubbles in two colours, the time below the last one of each block. */
import { css } from "lit";

export const messageListStyles = css`
  .block {
    display: grid;
    justify-items: start;
    gap: 3px;
    margin-block-start: 10px;
  }
  .block p {
    margin: 0;
  }
  .own {
    justify-items: end;
  }
  .named {
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: 8px;
  }
  .named > * {
    grid-column: 2;
  }
  .named chat-call-avatar {
    grid-area: 1 / 1 / span 2;
    align-self: start;
    --_avatar: 28px;
  }
  .from {
    font-size: 12.5px;
    font-weight: 600;
    color: light-dark(oklch(0.47 0.14 var(--_own-hue)), oklch(0.82 0.1 var(--_own-hue)));
    overflow-wrap: anywhere;
  }
  .bubble {
    max-inline-size: min(100%, 34em);
    padding: 7px 12px;
    /* The page's direction decides the side of the tail, not the text's. */
    border-radius: 16px;
    border-start-start-radius: 6px;
    border-end-start-radius: 6px;
    background: var(--_control);
    color: var(--_control-text);
    font-size: 14.5px;
    line-height: 1.4;
  }
  .bubble p {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    text-align: start;
  }
  .from + .bubble {
    border-start-start-radius: 16px;
  }
  .own .bubble {
    border-radius: 16px;
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
    background: var(--_accent);
    color: var(--_surface);
  }
  .own .from + .bubble {
    border-start-end-radius: 16px;
  }
  .bubble a {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .bubble a:focus-visible {
    outline-color: currentColor;
  }
  .waiting {
    opacity: 0.72;
  }
  .own .failed {
    background: transparent;
    box-shadow: inset 0 0 0 1.5px var(--_decline);
    color: var(--_text);
  }
  time,
  .state,
  .day {
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .state.trouble {
    color: light-dark(#b3212b, #ff9a9e);
    font-weight: 600;
  }
  .out {
    font-size: 12px;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 2px 10px;
  }
  .word {
    color: var(--_text);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .day {
    margin: 14px 0 0;
    text-align: center;
  }
  @supports not (color: light-dark(#000, #fff)) {
    .from {
      color: color-mix(in oklch, oklch(0.6 0.16 var(--_own-hue)) 60%, CanvasText);
    }
    .state.trouble {
      color: color-mix(in srgb, #d5303a 80%, CanvasText);
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
    .own .bubble {
      border-color: Highlight;
    }
    .own .failed {
      border: 2px dashed CanvasText;
    }
  }
`;
