/** The look of one person's picture, and of what stands in its place while there is none. */
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
  }
  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    transition: opacity 0.25s;
  }
  video.playing {
    opacity: 1;
  }
  video.whole {
    object-fit: contain;
  }
  video.mirrored {
    transform: scaleX(-1);
  }
`;
