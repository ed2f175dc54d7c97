/** A switch of the settings with what it is for below it, and why it could not be had. */
import { html, nothing, type TemplateResult } from "lit";
import type { NotifyLeave } from "../ring/call-notification.ts";
import type { DialogWords } from "../words/dialog-words.ts";

export interface SwitchField {
  label: string;
  hint: string;
  isOn: boolean;
  isDisabled?: boolean;
  /** Why what was pressed is not so. */
  failure: string | null;
  handleChange: (event: Event) => void;
}

/** Draws it; the styles are those of the settings. */
export function switchField(
  { label, hint, isOn, isDisabled = false, failure, handleChange }: SwitchField,
): TemplateResult {
  return html`
    <label class="choice">
      <input
        type="checkbox"
        role="switch"
        aria-describedby="hint"
        ?disabled=${isDisabled}
        .checked=${isOn}
        @change=${handleChange}
      >${label}
    </label>
    <p id="hint" class="hint">${hint}</p>
    <div role="status">${failure ? html`<p class="failure">${failure}</p>` : nothing}</div>
  `;
}

/** What to say where the browser does not let the page notify; null where it does. */
export function refusalOf(leave: NotifyLeave, words: DialogWords["settings"]): string | null {
  switch (leave) {
    case "denied":
      return words.notifyRefused;
    case "default":
      return words.notifyClosed;
    default:
      return null;
  }
}
