/** Styles of a person's picture or initials; `--_avatar` sets the size, as the font's. */
import { css } from "lit";

export const avatarStyles = css`
  :host {
    display: inline-grid;
    flex: none;
    inline-size: var(--_avatar, 48px);
    block-size: var(--_avatar, 48px);
    border-radius: 50%;
    overflow: hidden;
    background: linear-gradient(
      150deg,
      oklch(0.66 0.15 var(--_own-hue, 260)),
      oklch(0.51 0.17 calc(var(--_own-hue, 260) + 22))
    );
    color: #fff;
    font: 600 calc(var(--_avatar, 48px) * 0.38) / 1 var(--_font);
    letter-spacing: 0.01em;
    user-select: none;
  }
  :host > * {
    grid-area: 1 / 1;
  }
  .initials {
    place-self: center;
  }
  .icon {
    inline-size: 1.6em;
    block-size: 1.6em;
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    transition: opacity 0.2s;
  }
  img.loaded {
    opacity: 1;
  }
  @media (forced-colors: active) {
    :host {
      outline: 1px solid CanvasText;
    }
  }
`;
