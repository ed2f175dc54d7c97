/** What a call of more than two says while it rings: its chat, and whom else it rings. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { AttachedChat } from "../../../server/protocol/chat.ts";
import { type CallMachineSnapshot, selectCall } from "../../model/call-selectors.ts";
import { base } from "../kit/base.styles.ts";
import { CallPanel } from "../window/call-panel.ts";
import type { Portrayed } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { alsoCalls, selectAlsoRung } from "./also-rung.ts";

interface RingView {
  chatId: string;
  alsoRung: Portrayed[];
}

function selectRing(snapshot: CallMachineSnapshot): RingView | null {
  const call = selectCall(snapshot);
  return call && { chatId: call.chatId, alsoRung: selectAlsoRung(snapshot) };
}

export class GroupRing extends CallPanel<RingView> {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 2px;
        max-inline-size: 100%;
        margin-block-start: 6px;
        font-size: 14.5px;
        line-height: 1.35;
      }
      p {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        margin: 0;
        overflow: hidden;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      .chat {
        font-weight: 500;
      }
      .also {
        color: var(--_muted);
      }
    `,
  ];
  static override properties = { chat: { attribute: false } };

  /** The chat of this page; the call may belong to another. */
  declare chat: AttachedChat | null;

  constructor() {
    super(selectRing);
    this.chat = null;
  }

  protected override draw({ chatId, alsoRung }: RingView, strings: Strings): TemplateResult {
    const title = this.chat?.id === chatId ? this.chat.title : undefined;
    return html`
      ${title ? html`<p class="chat"><bdi>${title}</bdi></p>` : nothing}
      ${alsoRung.length > 0
        ? html`<p class="also"><bdi>${alsoCalls(alsoRung, strings)}</bdi></p>`
        : nothing}
    `;
  }
}
