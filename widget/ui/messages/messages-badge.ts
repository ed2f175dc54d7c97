/** The unread count on the button that opens the messages; also sets the button's ARIA state. */
import { html, nothing, type TemplateResult } from "lit";
import type { MessageBox } from "../../model/message-box.ts";
import type { MessageWords } from "../words/message-words.ts";
import type { Strings } from "../words/strings.ts";
import { BoxView } from "./box-view.ts";

/** Beyond this the number adds nothing and does not fit. */
const MOST = 99;

/** Has no shadow root, so that the stage's layout styles it. */
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
    // Drawn by CSS: the count belongs to the button's description, not to its name.
    return html`<b data-count="${count}${unread > MOST ? "+" : ""}"></b>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-messages-badge": MessagesBadge;
  }
}
