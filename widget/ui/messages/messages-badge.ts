/** How many messages wait to be read, on the button that opens them; it tells of the button's state as well. */
import { html, nothing, type TemplateResult } from "lit";
import type { MessageBox } from "../../model/message-box.ts";
import type { MessageWords } from "../words/message-words.ts";
import type { Strings } from "../words/strings.ts";
import { BoxView } from "./box-view.ts";

/** Beyond this the number says no more, and has no room. */
const MOST = 99;

/** Stands in the button without a shadow of its own, so that the stage's layout gives it its look. */
export class MessagesBadge extends BoxView {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override draw(
    { view: { unread, isOpen } }: MessageBox,
    words: MessageWords,
    { lang }: Strings,
  ): TemplateResult | typeof nothing {
    const count = new Intl.NumberFormat(lang).format(Math.min(unread, MOST));
    const button = this.parentElement;
    button?.setAttribute("aria-expanded", String(isOpen));
    if (unread === 0) {
      button?.removeAttribute("aria-description");
      return nothing;
    }
    button?.setAttribute("aria-description", words.unread.replace("{count}", count));
    // Drawn by the style: the button's name stays what it says, and this its description.
    return html`<b data-count="${count}${unread > MOST ? "+" : ""}"></b>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-messages-badge": MessagesBadge;
  }
}
