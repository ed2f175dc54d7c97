/** The choices in the form of a scheduled call: its type, and the people. */
import { html, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { Portrayed } from "../kit/face.ts";
import type { ScheduleStrings } from "./schedule-strings.ts";

/** Voice or video, where there is a choice. */
export function kindChoice(
  types: readonly CallType[],
  chosen: CallType,
  strings: ScheduleStrings,
  onChoose: (type: CallType) => void,
): TemplateResult | typeof nothing {
  if (types.length < 2) return nothing;
  return html`
    <fieldset class="kinds">
      <legend>${strings.kind}</legend>
      ${types.map((type) =>
        html`
          <label>
            <input
              type="radio"
              name="kind"
              .checked=${type === chosen}
              @change=${() => onChoose(type)}
            ><span>${strings.call[type]}</span>
          </label>
        `
      )}
    </fieldset>
  `;
}

/** Which people of the chat, where there are several; `alert` says what is wrong with that. */
export function guestChoice(
  people: readonly Portrayed[],
  chosen: readonly string[],
  strings: ScheduleStrings,
  { alert, onToggle }: {
    alert: TemplateResult | typeof nothing;
    onToggle: (id: string) => void;
  },
): TemplateResult | typeof nothing {
  if (people.length < 2) return nothing;
  return html`
    <fieldset
      data-field="people"
      aria-describedby=${alert === nothing ? nothing : "people-problem"}
    >
      <legend>${strings.people}</legend>
      ${alert}
      <div class="people">${people.map((person) =>
        html`
          <label>
            <chat-call-avatar
              .personId=${person.id}
              .name=${person.name}
              .picture=${person.picture}
            ></chat-call-avatar>
            <span class="name" dir="auto">${person.name.trim() || strings.someone}</span>
            <input
              type="checkbox"
              .checked=${chosen.includes(person.id)}
              @change=${() => onToggle(person.id)}
            >
          </label>
        `
      )}</div>
    </fieldset>
  `;
}
