/** How long the call has lasted, updated every second; screen readers are not told each tick. */
import { css, html, LitElement, type TemplateResult } from "lit";
import { formatDuration } from "../words/duration.ts";
import { SecondTicks } from "./second-ticks.ts";

export class CallTimer extends LitElement {
  static override styles = css`
    span {
      font-variant-numeric: tabular-nums;
      direction: ltr;
      unicode-bidi: isolate;
    }
  `;
  static override properties = { since: { attribute: false } };

  /** When the call was answered, on the page's monotonic clock (ms). */
  declare since: number;

  constructor() {
    super();
    this.since = 0;
    new SecondTicks(this, () => this.since);
  }

  protected override render(): TemplateResult {
    const elapsedSeconds = (performance.now() - this.since) / 1000;
    return html`
      <span role="timer" aria-live="off"
      >${formatDuration(elapsedSeconds, this.lang || "en")}</span>
    `;
  }
}
