/** Who may call this person: the server keeps it, and only what it has confirmed is shown. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type {
  AllowCallsFrom,
  PersonalSettings,
  SettingsChange,
} from "../../../server/protocol/personal-settings.ts";
import { base } from "../kit/base.styles.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { settingsStyles } from "./settings.styles.ts";

/** Where the settings are kept, and the people who can be blocked. */
export interface WhoMayCallSource {
  load(): Promise<PersonalSettings>;
  change(change: SettingsChange): Promise<PersonalSettings>;
  people(): readonly { id: string; name: string }[];
}

/** From the most callers to the fewest; the schemas themselves stay on the server. */
const CALLERS: readonly AllowCallsFrom[] = ["everyone", "contacts", "nobody"];

export class WhoMayCall extends LitElement {
  static override styles = [base, settingsStyles];
  static override properties = {
    words: { attribute: false },
    settings: { state: true },
    failed: { state: true },
  };

  declare words: DialogWords["settings"];
  declare source: WhoMayCallSource;
  declare settings: PersonalSettings | null;
  declare failed: boolean;

  constructor() {
    super();
    this.settings = null;
    this.failed = false;
  }

  /** Not by bindings: what the person has changed since, Lit would take for what it has set itself. */
  protected override updated(): void {
    const { settings } = this;
    for (const input of this.renderRoot.querySelectorAll("input")) {
      input.checked = input.type === "radio"
        ? input.value === settings?.allowCallsFrom
        : settings?.doNotDisturb ?? false;
    }
  }

  protected override firstUpdated(): void {
    void this.#keep(this.source.load());
  }

  protected override render(): TemplateResult {
    const { words, settings, failed } = this;
    return html`
      <fieldset ?disabled=${settings === null}>
        <legend>${words.whoMayCall}</legend>
        ${CALLERS.map((allowCallsFrom) =>
          html`
            <label class="choice">
              <input
                type="radio"
                name="from"
                value=${allowCallsFrom}
                @change=${() => this.#change({ allowCallsFrom })}
              >${words.allowCallsFrom[allowCallsFrom]}
            </label>
          `
        )}
        <label class="choice">
          <input
            type="checkbox"
            aria-describedby="hint"
            @change=${(event: Event) =>
              this.#change({ doNotDisturb: (event.target as HTMLInputElement).checked })}
          >${words.doNotDisturb}
        </label>
        <p id="hint" class="hint">${words.doNotDisturbHint}</p>
      </fieldset>
      ${failed ? html`<p class="failure" role="alert">${words.failed}</p>` : nothing}
      ${settings ? this.#people(settings) : nothing}
    `;
  }

  #people({ blocked }: PersonalSettings): TemplateResult | typeof nothing {
    const { words } = this;
    const here = this.source.people();
    const others = blocked.filter((id) => !here.some((person) => person.id === id));
    const people = [...here, ...others.map((id) => ({ id, name: id }))];
    if (people.length === 0) return nothing;
    return html`
      <h3>${words.blocked}</h3>
      <ul>${people.map(({ id, name }) => {
        const isBlocked = blocked.includes(id);
        const words = isBlocked ? this.words.unblock : this.words.block;
        // Isolated, so that a name of the other direction does not reorder the words around it.
        const [before, after] = words.split("{name}");
        return html`
          <li>
            <button type="button" class="pill" aria-pressed=${isBlocked}
              @click=${() =>
                this.#change({
                  blocked: isBlocked ? blocked.filter((one) => one !== id) : [...blocked, id],
                })}>${before}<bdi>${name}</bdi>${after}</button>
          </li>
        `;
      })}</ul>
    `;
  }

  #change(change: SettingsChange): void {
    void this.#keep(this.source.change(change));
  }

  async #keep(answer: Promise<PersonalSettings>): Promise<void> {
    try {
      this.settings = await answer;
      this.failed = false;
    } catch (cause) {
      console.warn(new Error("Cannot load or save who may call", { cause }));
      this.failed = true;
      // Redraws from the last confirmed settings.
      this.requestUpdate();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-who-may-call": WhoMayCall;
  }
}
