/** The call check in a dialog over the page: results as they come, a verdict, and a report. */
import { html, nothing, type TemplateResult } from "lit";
import {
  type CheckName,
  type CheckResult,
  CHECKS,
  reportOf,
  verdictOf,
} from "../../model/diagnosis.ts";
import type { DeviceFailure } from "../../model/call-failure.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { DialogPanel } from "../dialog/dialog-panel.ts";
import { dialogStyles } from "../dialog/dialog.styles.ts";
import { icon } from "../kit/icon.ts";
import { tick, warning } from "../kit/icons.ts";
import { Recovery } from "../notices/recovery.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import type { Strings } from "../words/strings.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { diagnosisStyles } from "./diagnosis.styles.ts";

/** Runs the checks and reports each result; stops when `signal` is aborted. */
export type RunChecks = (
  onResult: (name: CheckName, result: CheckResult) => void,
  signal: AbortSignal,
) => Promise<void>;

export class DiagnosisPanel extends DialogPanel {
  static override styles = [
    buttonTokens,
    tokens,
    base,
    spinnerStyles,
    dialogStyles,
    diagnosisStyles,
  ];
  static override properties = {
    words: { attribute: false },
    strings: { attribute: false },
    results: { state: true },
    copied: { state: true },
  };

  protected override readonly parts = "dialog diagnosis";
  declare words: DialogWords["diagnosis"];
  declare strings: Strings;
  /** The label of the button that closes it. */
  declare closeName: string;
  declare run: RunChecks;
  /** The host of the call server, for the report. */
  declare server: string;
  declare results: ReadonlyMap<CheckName, CheckResult>;
  declare copied: boolean;
  #running = new AbortController();
  #hasRun = false;

  constructor() {
    super();
    this.results = new Map();
    this.copied = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running.abort();
  }

  protected override shown(): void {
    void this.#start();
  }

  protected override render(): TemplateResult {
    const { words, results } = this;
    const verdict = verdictOf(results);
    // Once shown, the buttons stay, so that the one pressed keeps the focus.
    this.#hasRun ||= verdict !== null;
    return this.frame(
      { title: words.title, close: this.closeName },
      html`
        <div class="body">
          <p class="verdict ${verdict ?? ""}" role="status">
            ${verdict ? words.verdict[verdict] : words.result.running}
          </p>
          <ul>${CHECKS.map((name) => this.#check(name))}</ul>
          <footer ?hidden=${!this.#hasRun}>
            <button type="button" class="pill" @click=${this.#start}>${words.again}</button>
            <button type="button" class="pill" ?hidden=${!verdict} @click=${this.#copy}>
              ${this.copied ? words.copied : words.copy}
            </button>
          </footer>
        </div>
      `,
    );
  }

  #check(name: CheckName): TemplateResult {
    const result = this.results.get(name);
    const { status, why, shown, tookMs, failure }: Partial<CheckResult> = result ?? {};
    const found = tookMs === undefined ? shown : this.#milliseconds(tookMs);
    return html`
      <li class=${status ?? "waiting"}>
        <span class="mark">${mark(status ?? null)}</span>
        <span class="name">${this.words.check[name]}</span>
        <span class="result">${status ? this.words.result[why ?? status] : nothing}</span>
        ${found ? html`<span class="detail"><bdi>${found}</bdi></span>` : nothing}
        ${failure ? this.#wayBack(failure) : nothing}
      </li>
    `;
  }

  #milliseconds(count: number): string {
    const unit = { style: "unit", unit: "millisecond" } as const;
    return new Intl.NumberFormat(this.strings.lang, unit).format(count);
  }

  #wayBack(failure: DeviceFailure): TemplateResult {
    const { title, detail = "" } = this.strings.failure(failure, null);
    return html`
      <div class="way">
        <strong>${title}</strong>
        <chat-call-recovery
          .failure=${failure}
          .strings=${this.strings}
          @retry=${this.#start}
        >${detail}</chat-call-recovery>
      </div>
    `;
  }

  readonly #start = async (): Promise<void> => {
    this.#running.abort();
    const { signal } = this.#running = new AbortController();
    this.results = new Map();
    this.copied = false;
    await this.run((name, result) => {
      if (!signal.aborted) this.results = new Map([...this.results, [name, result]]);
    }, signal);
  };

  async #copy(): Promise<void> {
    const report = reportOf(this.results, {
      time: new Date().toISOString(),
      browser: navigator.userAgent,
      server: this.server,
    });
    try {
      await navigator.clipboard.writeText(report);
      this.copied = true;
    } catch {
      // The page's permissions policy may block the clipboard: offer the report to copy by hand.
      prompt(this.words.copy, report);
    }
  }
}

function mark(status: CheckResult["status"] | null): unknown {
  switch (status) {
    case "running":
      return html`<i class="spinner"></i>`;
    case "ok":
      return icon(tick);
    case "failed":
      return icon(warning);
    default:
      return nothing;
  }
}

/** Registers the tags of the check. */
export function defineDiagnosis(): void {
  defineElement("chat-call-recovery", Recovery);
  defineElement("chat-call-diagnosis", DiagnosisPanel);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-diagnosis": DiagnosisPanel;
  }
}
