/** The grip of the popup: shows where to drag it, and lets the keyboard move it. */
import { css, html, type TemplateResult } from "lit";

/** A grip with this label; `onKey` gets the keys pressed on it. */
export const grip = (label: string, onKey: (event: KeyboardEvent) => void): TemplateResult =>
  html`
    <div
      class="grip"
      role="button"
      tabindex="0"
      aria-label=${label}
      title=${label}
      @keydown=${onKey}
    ></div>
  `;

/** For the window that moves. */
export const gripStyles = css`
  .popup.stage,
  .popup.elsewhere,
  .popup.ended {
    touch-action: pinch-zoom;
  }
  .popup.settling {
    transition: left 0.24s cubic-bezier(0.2, 0.9, 0.3, 1), top 0.24s cubic-bezier(0.2, 0.9, 0.3, 1);
  }
  .popup.dragging,
  .popup.dragging > * {
    cursor: grabbing;
  }
  .grip {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    left: calc(50% - 36px);
    inline-size: 72px;
    block-size: 18px;
    border-radius: 9px;
    cursor: grab;
    touch-action: none;
    opacity: 0;
    transition: opacity 0.2s;
  }
  .grip::after {
    content: "";
    position: absolute;
    inset: 6px 18px auto;
    block-size: 4px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 42%, transparent);
  }
  .grip:focus-visible {
    outline-offset: -2px;
  }
  .popup:hover > .grip,
  .popup:has(:focus-visible) > .grip,
  .popup.dragging > .grip {
    opacity: 1;
  }
  @media (hover: none) {
    .grip {
      opacity: 0.7;
    }
  }
  .covers > .grip {
    display: none;
  }
  @media (forced-colors: active) {
    .grip::after {
      background: CanvasText;
    }
  }
`;
