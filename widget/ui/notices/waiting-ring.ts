/** Another call that rings during this one: hanging up brings it to the front. */
import { html, type TemplateResult } from "lit";
import { nameOf } from "../kit/face.ts";
import { requests } from "../kit/request-event.ts";
import type { Strings } from "../words/strings.ts";
import type { NoticesView } from "./notices-view.ts";

export function waitingRing(
  { sessionId, chatId, name }: NoticesView["waiting"][number],
  strings: Strings,
): TemplateResult {
  return html`
    <div class="asking" part="notice">
      <p id=${sessionId}>${strings.isCalling(nameOf({ name }, strings))}</p>
      <button
        type="button"
        part="action"
        class="pill"
        aria-describedby=${sessionId}
        @click=${requests({ type: "reject-waiting", sessionId, chatId })}
      >${strings.decline}</button>
    </div>
  `;
}
