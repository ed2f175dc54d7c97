/**
 * Switches notifications of calls while the page is hidden. Asks the browser when switched on, and
 * says if it refuses.
 */
import { LitElement, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import type { Notifications } from "../ring/call-notification.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { settingsStyles } from "./settings.styles.ts";
import { refusalOf, switchField } from "./switch-field.ts";

export class NotifySwitch extends LitElement {
  static override styles = [base, settingsStyles];
  static override properties = { words: { attribute: false }, asked: { state: true } };

  declare words: DialogWords["settings"];
  declare source: Notifications;
  /** Pressed since it was shown: only then is the browser's answer told. */
  declare asked: boolean;
  #unfollow: (() => void) | null = null;

  constructor() {
    super();
    this.asked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unfollow = this.source.follow(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
  }

  protected override render(): TemplateResult {
    const { words, source } = this;
    const leave = source.leave();
    const isImpossible = leave === "impossible";
    return switchField({
      label: words.notify,
      hint: isImpossible ? words.notifyImpossible : words.notifyHint,
      isOn: leave === "granted" && source.isWanted(),
      isDisabled: isImpossible,
      // Nobody need know of a refusal before they ask.
      failure: this.asked ? refusalOf(leave, words) : null,
      handleChange: this.#handleChange,
    });
  }

  readonly #handleChange = async ({ currentTarget }: Event): Promise<void> => {
    const input = currentTarget as HTMLInputElement;
    const isWanted = input.checked;
    this.source.want(isWanted);
    this.asked = false;
    if (isWanted && this.source.leave() !== "granted") {
      await this.source.ask();
      this.asked = true;
    }
    // It is on only as far as the browser allows.
    input.checked = isWanted && this.source.leave() === "granted";
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-notify-switch": NotifySwitch;
  }
}
