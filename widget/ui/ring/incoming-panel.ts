/** An incoming call: who calls and in what way, to accept, to decline, or to let ring elsewhere. */
import { html, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import { type CallMachineSnapshot, selectCall } from "../../model/call-selectors.ts";
import { base } from "../kit/base.styles.ts";
import { CallPanel, namesHeading, portrait } from "../window/call-panel.ts";
import { cardStyles } from "../kit/card.styles.ts";
import { controlButton } from "../kit/controls.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { type Portrayed, selectPortraits } from "../kit/face.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { bellOff, handsetDown, loudspeaker } from "../kit/icons.ts";
import { incomingPanelStyles } from "./incoming-panel.styles.ts";
import { PressGuard } from "./press-guard.ts";
import { requests } from "../kit/request-event.ts";
import { ringStyles } from "./rings.styles.ts";
import type { Strings } from "../words/strings.ts";

interface IncomingView {
  callType: CallType;
  faces: Portrayed[];
  /** The browser plays no sound before the user has interacted with the page. */
  blocked: boolean;
}

function selectIncoming(snapshot: CallMachineSnapshot): IncomingView | null {
  const call = selectCall(snapshot);
  return call && {
    callType: call.callType,
    faces: selectPortraits(snapshot),
    blocked: snapshot.context.ring === "blocked",
  };
}

export class IncomingPanel extends CallPanel<IncomingView> {
  static override styles = [base, cardStyles, ringStyles, controlStyles, incomingPanelStyles];

  /** Once shown, the hint keeps its place: the touch that unblocks the ring may aim below it. */
  #wasBlocked = false;

  constructor() {
    super(selectIncoming);
    new PressGuard(this);
  }

  /** Focuses Accept, the likeliest answer. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".accept")?.focus(options);
  }

  protected override draw(
    { callType, faces, blocked }: IncomingView,
    strings: Strings,
  ): TemplateResult {
    const shape = callType === "video" ? camera : handset;
    this.#wasBlocked ||= blocked;
    return html`
      <div class="upright">
        <p class="kind quiet" part="status">${icon(shape)}${strings.incoming[callType]}</p>
        <div class="rings ringing"><div class="shake">${faces
          .slice(0, 1).map((face) => portrait(face, null))}</div></div>
        ${namesHeading(faces, strings)}
        <slot></slot>
        ${this.#wasBlocked
          ? html`<p class="unheard quiet" ?inert=${!blocked}>${
            icon(loudspeaker)
          }${strings.hearRing}</p>`
          : nothing}
        <div class="answers">
          ${this.#answer("decline", strings.decline, { type: "reject" })}
          ${this.#answer("accept", strings.accept, { type: "accept" }, callType)}
        </div>
        ${callType === "video"
          ? html`
            <button
              type="button"
              part="action"
              class="pill voice-only"
              @click=${requests({ type: "accept", video: false })}
            >${icon(handset)}${strings.acceptVoiceOnly}</button>
          `
          : nothing}
        <button
          type="button"
          part="ignore"
          class="ignore"
          aria-label=${strings.ignore}
          title=${strings.ignore}
          @click=${requests({ type: "ignore" })}
        >${icon(bellOff)}</button>
      </div>
    `;
  }

  #answer(
    tone: "accept" | "decline",
    label: string,
    command: { type: "accept" | "reject" },
    callType?: CallType,
  ): TemplateResult {
    const shape = tone === "decline" ? handsetDown : callType === "video" ? camera : handset;
    return html`
      <div class="answer">
        ${controlButton({ part: tone, label, shape, tone, onClick: requests(command) })}
        <span aria-hidden="true">${label}</span>
      </div>
    `;
  }
}
