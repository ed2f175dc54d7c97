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
const LOOK_MS = 100;
/** Share of the distance to the measured level that one poll covers: fast up, slow down. */
const RISE = 0.9;
const FALL = 0.4;
/** A smaller change is not worth a repaint. */
const VISIBLE_STEP = 0.01;

/** The meters that are seen. They poll together: apart, each would have the page drawn for itself. */
const seen = new Set<VoiceMeter>();
let next: ReturnType<typeof setTimeout> | undefined;

function lookAtAll(): void {
  next = seen.size === 0 ? undefined : setTimeout(lookAtAll, LOOK_MS);
  for (const meter of seen) meter.look();
}

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
  #level = 0;
  #shown = 0;
  readonly #sight = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting) seen.add(this);
    else seen.delete(this);
    if (next === undefined) lookAtAll();
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
    seen.delete(this);
  }

  protected override render(): TemplateResult {
    return this.shape === "bars"
      ? html`<span class="bars" aria-hidden="true"><i></i><i></i><i></i></span>`
      : html`<span class="halo"></span><span class="halo inner"></span><slot></slot>`;
  }

  /** Follows the measured level, a part of the way. */
  look(): void {
    const measured = this.levels?.level(this.userId) ?? 0;
    this.#level += (measured - this.#level) * (measured > this.#level ? RISE : FALL);
    if (Math.abs(this.#level - this.#shown) > VISIBLE_STEP) {
      this.#shown = this.#level;
      this.style.setProperty("--_level", this.#shown.toFixed(2));
    }
  }
}
