/** Shows how loud somebody really is, by polling the measured level while the view is visible. */
import { html, LitElement, type TemplateResult } from "lit";
import type { UserId } from "../../../server/protocol/ids.ts";
import type { VoiceLevels } from "../../model/call-handle.ts";
import { base } from "./base.styles.ts";
import { voiceMeterStyles } from "./voice-meter.styles.ts";

/**
 * Time between two polls, in milliseconds. A browser answers from its media threads, so that
 * polling at every frame would stall them and the page. A CSS transition fills the gaps.
 */
const LOOK_MS = 80;
/** Share of the distance to the measured level that one poll covers: fast up, slow down. */
const RISE = 0.9;
const FALL = 0.4;
/** A smaller change is not worth a repaint. */
const VISIBLE_STEP = 0.01;

export class VoiceMeter extends LitElement {
  static override styles = [base, voiceMeterStyles];
  static override properties = {
    levels: { attribute: false },
    userId: { attribute: false },
    shape: {},
  };

  declare levels: VoiceLevels | null;
  declare userId: UserId;
  declare shape: "halo" | "bars";
  #next: ReturnType<typeof setTimeout> | undefined;
  #level = 0;
  #shown = 0;
  readonly #sight = new IntersectionObserver((entries) => {
    clearTimeout(this.#next);
    if (entries.at(-1)?.isIntersecting) this.#poll();
  });

  constructor() {
    super();
    this.levels = null;
    this.userId = "";
    this.shape = "halo";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    clearTimeout(this.#next);
  }

  protected override render(): TemplateResult {
    return this.shape === "bars"
      ? html`<span class="bars" aria-hidden="true"><i></i><i></i><i></i></span>`
      : html`<span class="halo"></span><span class="halo inner"></span><slot></slot>`;
  }

  #poll(): void {
    const measured = this.levels?.level(this.userId) ?? 0;
    this.#level += (measured - this.#level) * (measured > this.#level ? RISE : FALL);
    if (Math.abs(this.#level - this.#shown) > VISIBLE_STEP) {
      this.#shown = this.#level;
      this.style.setProperty("--_level", this.#shown.toFixed(2));
    }
    this.#next = setTimeout(() => this.#poll(), LOOK_MS);
  }
}
