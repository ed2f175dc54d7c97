/** Text for screen readers only. Must not be put on anything that can be focused. */
import { css } from "lit";

/** For the styles of views that say more than they show: `<p class="unseen">`. */
export const unseen = css`
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
