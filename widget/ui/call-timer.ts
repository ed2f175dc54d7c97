/** How long the call has lasted, once a second; a screen reader may ask for it but is not told each tick. */
import { css, html, LitElement, type TemplateResult } from "lit";
import { formatDuration } from "./duration.ts";

export class CallTimer extends LitElement {
  static override styles = css`
    span {
      font-variant-numeric: tabular-nums;
      direction: ltr;
      unicode-bidi: isolate;
    }
  `;
  static override properties = { since: { attribute: false } };

  /** The answer, on the page's monotonic clock (ms). */
  declare since: number;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.since = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#next);
  }

  protected override render(): TemplateResult {
    const elapsedMs = Math.max(0, performance.now() - this.since);
    return html`
      <span role="timer" aria-live="off"
      >${formatDuration(elapsedMs / 1000, this.lang || "en")}</span>
    `;
  }

  /** Waits for the next whole second of the call, so that no tick is skipped or doubled. */
  protected override updated(): void {
    clearTimeout(this.#next);
    if (!this.isConnected) return;
    const elapsedMs = Math.max(0, performance.now() - this.since);
    this.#next = setTimeout(() => this.requestUpdate(), 1000 - elapsedMs % 1000 + 5);
  }
}
