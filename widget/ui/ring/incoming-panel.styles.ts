/** Styles of an incoming call: who calls, in what way, and two large answers. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const incomingPanelStyles = viewportStyles(css`
  .kind {
    display: flex;
    align-items: center;
    gap: 7px;
    min-block-size: 32px;
    font-size: 14px;
    font-weight: 500;
  }
  .kind .icon {
    inline-size: 17px;
    block-size: 17px;
  }
  .ignore {
    position: absolute;
    inset-block-start: 20px;
    inset-inline-end: 16px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--_control-radius);
    background: var(--_control);
    --_behind: var(--_control);
    color: var(--_control-text);
    font-size: 12px;
  }
  .unheard {
    display: flex;
    align-items: center;
    gap: 7px;
    margin-block-start: 10px;
    font-size: 13.5px;
    text-align: start;
  }
  .unheard[inert] {
    visibility: hidden;
  }
  .unheard .icon {
    inline-size: 17px;
    block-size: 17px;
  }
  .answers {
    display: flex;
    justify-content: space-around;
    inline-size: 100%;
    margin-block-start: 28px;
    --_disc: 62px;
  }
  .answer {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    inline-size: 104px;
    font-size: 13px;
    font-weight: 500;
  }
  .voice-only {
    margin-block-start: 20px;
    background: none;
    color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  @media (max-height: 480px) {
    .ignore {
      inset-block-start: 12px;
    }
    .answers {
      margin-block-start: 14px;
      --_disc: 54px;
    }
    .voice-only {
      margin-block-start: 12px;
    }
  }
  .control.accept .icon {
    animation: shake 2.4s ease-in-out 1.2s infinite var(--_motion,);
  }
`);
