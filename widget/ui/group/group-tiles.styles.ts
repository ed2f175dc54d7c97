/**
 * How two to six tiles share the available room, by its shape alone. The grid always fills it, and
 * where one place is spare, the first tile takes it.
 */
import { css } from "lit";

export const groupTilesStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: size;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .grid {
    position: absolute;
    inset: 0;
    display: grid;
    gap: var(--_tile-gap, 6px);
    padding: var(--_tile-gap, 6px);
    /* Six columns divide by two and by three. */
    grid-template-columns: repeat(6, minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
  }
  .grid > * {
    grid-column: span 3;
  }
  .n0 > *,
  .n1 > * {
    grid-column: 1 / -1;
  }
  .grid > .corner {
    position: absolute;
    inset-block-end: 16px;
    inset-inline-end: 16px;
    inline-size: clamp(92px, 27%, 260px);
    aspect-ratio: 16 / 9;
    box-shadow: 0 0 0 1.5px #ffffff38, 0 6px 18px #0007;
    border-radius: var(--_inner-radius);
  }

  /* Landscape: of three the first is large, five are three over two, six are two rows of three. */
  .n3 > * {
    grid-column: span 2;
  }
  .n3 > :first-child {
    grid-area: 1 / 1 / span 2 / span 4;
  }
  .n5 > :nth-child(-n + 3),
  .n6 > * {
    grid-column: span 2;
  }

  /* Portrait: below each other, then in twos. */
  @container (max-aspect-ratio: 1) {
    .n2 > *,
    .n3 > *,
    .n3 > :first-child,
    .n5 > :first-child {
      grid-area: auto / 1 / auto / -1;
    }
    .n5 > :nth-child(n + 2),
    .n6 > * {
      grid-column: span 3;
    }
    .grid > .corner {
      inline-size: clamp(80px, 28%, 160px);
      aspect-ratio: 3 / 4;
    }
  }
  /* A column beside a shared screen, and a strip below it. */
  @container (max-aspect-ratio: 0.42) {
    .grid > *,
    .grid > :first-child,
    .grid > :nth-child(n) {
      grid-area: auto / 1 / auto / -1;
    }
  }
  @container (min-aspect-ratio: 3) {
    .grid {
      grid-template-columns: none;
      grid-auto-columns: minmax(0, 1fr);
    }
    .grid > *,
    .grid > :first-child,
    .grid > :nth-child(n) {
      grid-area: 1 / auto;
    }
    .grid > .corner {
      position: static;
      inline-size: auto;
      aspect-ratio: auto;
    }
  }
  /* A phone in landscape. */
  @container (min-aspect-ratio: 2) {
    .n3 > *,
    .n3 > :first-child {
      grid-area: auto / auto / auto / span 2;
    }
  }
`;
