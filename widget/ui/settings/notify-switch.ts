/** Whether calls are notified while nobody looks at the page: asks the browser on the press that wants it, and says where it refuses. */
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
  /** The person has pressed it here: what the browser says to that is worth telling. */
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
      // What the browser thinks is nobody's concern before it is asked.
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
    // What was pressed is so only as far as the browser lets it.
    input.checked = isWanted && this.source.leave() === "granted";
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-notify-switch": NotifySwitch;
  }
}
