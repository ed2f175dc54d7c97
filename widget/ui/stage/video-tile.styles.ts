/** Styles of one person's picture, and of what takes its place while there is none. */
import { css } from "lit";

export const videoTileStyles = css`
  :host {
    position: relative;
    display: grid;
    overflow: hidden;
    background:
      radial-gradient(
      120% 90% at 50% 35%,
      oklch(0.38 0.09 var(--_hue, 260)),
      oklch(0.2 0.04 var(--_hue, 260)) 75%
    );
  }
  :host > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .standin {
    place-self: center;
    transition: opacity 0.25s;
  }
  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    transition: opacity 0.25s;
  }
  :host([whole]) video {
    object-fit: contain;
  }
  .playing ~ .standin {
    opacity: 0;
  }
  video.playing {
    opacity: 1;
  }
  /* A picture of a very different shape than its tile is cropped by half at most, edges faded. */
  video.wide {
    align-self: center;
    block-size: auto;
    aspect-ratio: calc(var(--_ratio) / 2);
    mask-image: linear-gradient(transparent, #000 9%, #000 91%, transparent);
  }
  video.tall {
    justify-self: center;
    inline-size: auto;
    aspect-ratio: calc(var(--_ratio) * 2);
    mask-image: linear-gradient(to right, transparent, #000 9%, #000 91%, transparent);
  }
  video.mirrored {
    transform: scaleX(-1);
  }
`;
