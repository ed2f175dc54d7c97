/** A switch in the settings, with its purpose below it and why it could not be turned on. */
import { html, nothing, type TemplateResult } from "lit";
import type { NotifyLeave } from "../ring/call-notification.ts";
import type { DialogWords } from "../words/dialog-words.ts";

export interface SwitchField {
  label: string;
  hint: string;
  isOn: boolean;
  isDisabled?: boolean;
  /** Why the switch could not be changed. */
  failure: string | null;
  handleChange: (event: Event) => void;
}

/** Draws the switch, in the styles of the settings. */
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

/** What to say where the browser refuses notifications; null where it does not. */
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
