/** Styles of the stage's quiet parts: the notice of a shared screen, and the settings button. */
import { css } from "lit";

export const stageNoticeStyles = css`
  .gear {
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    margin-block: -8px;
    margin-inline-end: -8px;
    border-radius: 50%;
    color: inherit;
    opacity: 0.8;
  }
  .gear:hover {
    opacity: 1;
  }
  .gear .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .sharing {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    color: var(--_accent);
    font-size: 13.5px;
    font-weight: 550;
  }
  .video .sharing {
    justify-self: center;
    padding: 6px 14px;
    border-radius: 18px;
    background: #0b0d15d9;
  }
  .sharing .icon {
    inline-size: 18px;
    block-size: 18px;
  }
`;
