/**
 * The way back to an unavailable device: where to click in this browser, and a button that tries
 * again. Tries by itself once the browser reports that the device is allowed. Shows its slotted
 * content until its texts are loaded.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import { base } from "../kit/base.styles.ts";
import type { NoticeWords } from "../words/notice-words.ts";
import type { Strings } from "../words/strings.ts";
import { browserOf, systemOf } from "./browser-name.ts";
import { LateWords } from "../words/late-words.ts";
import { noticeWordsOf } from "../locales/notice-catalog.ts";

/** Failures that trying again may solve. */
const CAN_BE_MENDED = ["permissions", "in-use", "not-found", "constraints", "unknown"];
/** Failures that may have gone while the person was in the other program or the settings. */
const MAY_BE_FREE = ["in-use", "unknown"];

/** Fires `retry` to ask for the device again, and `bare` to do so without its background. */
export class Recovery extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
      }
      .again {
        margin-block-start: 10px;
        min-block-size: 40px;
        padding: 0 18px;
        border-radius: 20px;
        background: var(--_surface);
        color: var(--_text);
        font: 550 13.5px / 1.2 var(--_font);
      }
      :host([calls]) .again {
        background: var(--_control);
        color: var(--_control-text);
      }
      .again.again.ready {
        background: var(--_accept);
        color: var(--_on-action);
      }
    `,
  ];
  static override properties = {
    failure: { attribute: false },
    strings: { attribute: false },
    lead: {},
    calls: { type: Boolean },
    allowed: { state: true },
  };

  declare failure: DeviceFailure;
  declare strings: Strings;
  /** Text before the way back. */
  declare lead: string;
  /** Trying again means placing a new call, so nothing happens by itself. */
  declare calls: boolean;
  declare allowed: boolean;
  readonly #wording = new LateWords(this, noticeWordsOf);
  #following: AbortController | null = null;

  constructor() {
    super();
    this.lead = "";
    this.calls = this.allowed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the first connection there is no failure to follow yet.
    if (this.failure) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("failure")) this.#follow();
  }

  protected override render(): TemplateResult {
    const words = this.#wording.of(this.strings);
    if (!words) return html`<slot></slot>`;
    const { failure: { type, device, by }, calls, allowed } = this;
    const way = allowed && calls
      ? words.allowed[device as DeviceKind]
      : wayBack(this.failure, words);
    const label = calls ? words.callAgain : words.tryAgain;
    return html`
      ${way === null ? html`<slot></slot>` : `${this.lead}${way}`}
      ${CAN_BE_MENDED.includes(type)
        ? html`
          <div>
            <button
              type="button"
              class="again ${allowed ? "ready" : ""}"
              @click=${this.#retry}
            >${label}</button>
            ${by === "background" && this.hasAttribute("in-call")
              ? html`
                <button
                  type="button"
                  class="again"
                  @click=${() => this.dispatchEvent(new Event("bare"))}
                >${words.bareCamera}</button>
              `
              : nothing}
          </div>
        `
        : nothing}
    `;
  }

  readonly #retry = (): void => {
    this.dispatchEvent(new Event("retry"));
  };

  #follow(): void {
    this.#following?.abort();
    const { signal } = this.#following = new AbortController();
    this.allowed = false;
    void this.#followPermission(signal);
    const { type, by } = this.failure;
    if (this.calls || by || !MAY_BE_FREE.includes(type)) return;
    addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#retry();
    }, { signal, once: true });
  }

  /** Where the browser does not report permission changes, only the button tries again. */
  async #followPermission(signal: AbortSignal): Promise<void> {
    if (this.failure.type !== "permissions") return;
    const name = this.failure.device as PermissionName;
    const permission = await navigator.permissions.query({ name }).catch(() => null);
    if (!permission || signal.aborted) return;
    permission.addEventListener("change", () => {
      this.allowed = permission.state === "granted";
      if (this.allowed && !this.calls) this.#retry();
    }, { signal });
  }
}

/** Tells where to click; null where the failure's own words say everything. */
export function wayBack(
  { type, device, by }: DeviceFailure,
  words: NoticeWords,
  about = navigator,
): string | null {
  if (type !== "permissions" || device === "screen") return null;
  if (by === "dismissed") return words.dismissed;
  const way = by === "system" ? words.system[systemOf(about)] : words.steps[browserOf(about)];
  return way.replace("{device}", words.label[device]);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-recovery": Recovery;
  }
}
