/**
 * Whether calls are told of while the site is closed, those that were missed and scheduled ones that
 * begin: on only as far as browser and server let it, and not there where they never do.
 */
import { LitElement, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { settingsStyles } from "./settings.styles.ts";
import { refusalOf, switchField } from "./switch-field.ts";

/** The pushes of calls to this person, in this browser. */
export interface PushSource {
  /** Whether they are on; null where they cannot be had. */
  load(): Promise<boolean | null>;
  leave(): NotificationPermission;
  /** Asks the browser and the server; on where the answer is `granted`. */
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
  /** Null until it is known that it can be had. */
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
      console.warn(new Error("Cannot ask for the pushes of calls", { cause }));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, isOn, failure } = this;
    this.hidden = isOn === null;
    if (isOn === null) return nothing;
    return switchField({
      label: words.push,
      hint: words.pushHint,
      isOn,
      failure,
      handleChange: this.#handleChange,
    });
  }

  readonly #handleChange = async ({ currentTarget }: Event): Promise<void> => {
    const input = currentTarget as HTMLInputElement;
    const isWanted = input.checked;
    // The one before is still on its way: it shows what becomes of that.
    if (this.#isBusy) return void (input.checked = !isWanted);
    this.#isBusy = true;
    this.failure = null;
    try {
      if (isWanted) this.failure = refusalOf(await this.source.turnOn(), this.words);
      else await this.source.turnOff();
      this.isOn = isWanted && this.failure === null;
    } catch (cause) {
      console.warn(new Error("Cannot change the pushes of calls", { cause }));
      this.failure = this.words.failed;
    }
    this.#isBusy = false;
    // What was pressed is so only as far as it came to be.
    input.checked = this.isOn ?? false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-push-switch": PushSwitch;
  }
}
