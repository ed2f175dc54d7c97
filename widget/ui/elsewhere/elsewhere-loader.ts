/** Draws the call of another tab, and loads the panel for it with the first such call. */
import { html, type TemplateResult } from "lit";
import type { ElsewhereCall } from "../../model/tab-call.ts";
import type { Strings } from "../words/strings.ts";

/** The panel; empty until its code is loaded. */
export function elsewherePanel(
  call: ElsewhereCall,
  strings: Strings,
  parts: string,
): TemplateResult {
  if (!customElements.get("chat-call-elsewhere-panel")) {
    import("./elsewhere-panel.ts").then((part) => part.defineElsewherePanel()).catch((cause) =>
      console.warn(new Error("Cannot draw the call of another tab", { cause }))
    );
  }
  return html`
    <chat-call-elsewhere-panel exportparts=${parts} .call=${call} .strings=${strings}
    ></chat-call-elsewhere-panel>
  `;
}
