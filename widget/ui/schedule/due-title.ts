/** The title of a scheduled call, shown below the caller's name in the ring that starts it. */
import { css, html, LitElement, type TemplateResult } from "lit";
import { selectCall, selectState } from "../../model/call-selectors.ts";
import type { LiveCall } from "../../model/live-call.ts";
import type { CallWindow } from "../window/call-window.ts";
import { defineElement } from "../kit/define-element.ts";
import { viewportStyles } from "../kit/viewport-styles.ts";

export class DueTitle extends LitElement {
  static override styles = viewportStyles(css`
    :host {
      max-inline-size: 100%;
      margin-block-start: 6px;
      font-size: 14.5px;
      font-weight: 500;
      line-height: 1.35;
    }
    p {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
      margin: 0;
      overflow: hidden;
      overflow-wrap: anywhere;
      text-wrap: balance;
    }
    @media (max-height: 480px) {
      :host {
        margin-block-start: 2px;
      }
      p {
        -webkit-line-clamp: 1;
        line-clamp: 1;
      }
    }
  `);
  static override properties = { words: {} };

  declare words: string;
  /** The call that it was shown for. */
  sessionId: string | null = null;

  protected override render(): TemplateResult {
    return html`<p dir="auto">${this.words}</p>`;
  }
}

/**
 * Puts the title into the window's ring, where `titleOf` returns one for the call. It stays there:
 * when the call is answered elsewhere it is no longer due, but its title is the same.
 */
export function nameRing(
  window: CallWindow,
  titleOf: (call: LiveCall) => string | undefined,
): void {
  const ring = window.renderRoot.querySelector("chat-call-incoming-panel");
  const snapshot = window.handle?.actor.getSnapshot();
  if (!ring || !snapshot || selectState(snapshot) !== "incoming") return;
  const call = selectCall(snapshot)!;
  const { sessionId } = call;
  const before = ring.querySelector("chat-call-due-title");
  if (before?.sessionId === sessionId) return;
  before?.remove();
  const words = titleOf(call);
  if (!words) return;
  defineElement("chat-call-due-title", DueTitle);
  // In front of the window's own content, which the window may remove again.
  ring.prepend(
    Object.assign(document.createElement("chat-call-due-title"), { words, sessionId }),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-due-title": DueTitle;
  }
}
