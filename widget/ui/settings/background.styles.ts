/** Styles of the backgrounds to choose from: each a swatch with somebody in front of it. */
import { css } from "lit";

export const backgroundStyles = css`
  :host {
    margin-block-start: 12px;
  }
  .title {
    font-size: 14px;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    gap: 12px 10px;
  }
  .choices .choice {
    position: relative;
    display: grid;
    gap: 5px;
    justify-items: center;
    font-size: 13px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .choices input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .swatch {
    position: relative;
    inline-size: 100%;
    aspect-ratio: 16 / 10;
    border-radius: 10px;
    background: var(--_backdrop, var(--_control));
    overflow: hidden;
  }
  .swatch.blur {
    background:
      radial-gradient(40% 60% at 22% 30%, #e9dcc4, transparent),
      radial-gradient(45% 70% at 80% 65%, #5f7d74, transparent),
      linear-gradient(115deg, #b9b3a6, #8d968f 55%, #c8bda9);
  }
  .swatch img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  /* The person: a head and shoulders. */
  .swatch::before,
  .swatch::after {
    content: "";
    position: absolute;
    z-index: 1;
    inset-inline: 0;
    margin-inline: auto;
    background: var(--_surface);
    box-shadow: 0 0 0 1px rgb(0 0 0 / 0.12);
  }
  .swatch::before {
    inset-block-start: 28%;
    block-size: 34%;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  .swatch::after {
    inset-block-start: 68%;
    block-size: 70%;
    inline-size: 46%;
    border-radius: 50% 50% 0 0;
  }
  input:checked + .swatch {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  input:focus-visible + .swatch {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  input:checked:focus-visible + .swatch {
    outline-offset: 4px;
    box-shadow: 0 0 0 3px var(--_accent);
  }
  input:checked ~ span {
    font-weight: 650;
  }
  .progress {
    margin: 0;
    color: var(--_muted);
    font-size: 13px;
  }
  .progress:empty {
    display: none;
  }
  @media (forced-colors: active) {
    /* The swatches are pictures, and would all be blank in forced colours. */
    .swatch {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
    }
    input:checked + .swatch {
      outline-color: Highlight;
    }
  }
`;
