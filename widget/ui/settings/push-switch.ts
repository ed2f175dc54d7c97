/**
 * Switches push notifications while the site is closed, of missed calls and of scheduled calls that
 * begin. It is on only as far as browser and server allow, and hidden where they never do.
 */
import { LitElement, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { settingsStyles } from "./settings.styles.ts";
import { refusalOf, switchField } from "./switch-field.ts";

/** This person's push notifications in this browser. */
export interface PushSource {
  /** Whether they are on; null where they are not possible. */
  load(): Promise<boolean | null>;
  /** Whether the server also pushes when a scheduled call begins; known once loaded. */
  readonly hasScheduledCalls: boolean;
  leave(): NotificationPermission;
  /** Asks the browser and the server; they are on if the result is `granted`. */
  turnOn(): Promise<NotificationPermission>;
  turnOff(): Promise<void>;
}

export class PushSwitch extends LitElement {
  static override styles = [base, settingsStyles];
  static override properties = {
    words: { attribute: false },
    isOn: { state: true },
    failure: { state: true },
  };

  declare words: DialogWords["settings"];
  declare source: PushSource;
  /** Null until known to be possible. */
  declare isOn: boolean | null;
  declare failure: string | null;
  #isBusy = false;

  constructor() {
    super();
    this.isOn = null;
    this.failure = null;
  }

  protected override async firstUpdated(): Promise<void> {
    try {
      this.isOn = await this.source.load();
    } catch (cause) {
      console.warn(new Error("Cannot read whether push for calls is on", { cause }));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, isOn, failure } = this;
    this.hidden = isOn === null;
    if (isOn === null) return nothing;
    return switchField({
      label: words.push,
      hint: this.source.hasScheduledCalls ? words.pushHint : words.pushHintMissed,
      isOn,
      failure,
      handleChange: this.#handleChange,
    });
  }

  readonly #handleChange = async ({ currentTarget }: Event): Promise<void> => {
    const input = currentTarget as HTMLInputElement;
    const isWanted = input.checked;
    // The last change is still under way, and sets the switch when it is done.
    if (this.#isBusy) return void (input.checked = !isWanted);
    this.#isBusy = true;
    this.failure = null;
    try {
      if (isWanted) this.failure = refusalOf(await this.source.turnOn(), this.words);
      else await this.source.turnOff();
      this.isOn = isWanted && this.failure === null;
    } catch (cause) {
      console.warn(new Error("Cannot turn push for calls on or off", { cause }));
      this.failure = this.words.failed;
    }
    this.#isBusy = false;
    // It is on only as far as the change succeeded.
    input.checked = this.isOn ?? false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-push-switch": PushSwitch;
  }
}
