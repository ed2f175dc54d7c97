/** An outgoing call until somebody answers: whom it rings, and whether it rings yet. */
import { html, nothing, type TemplateResult } from "lit";
import {
  type CallMachineSnapshot,
  selectCall,
  selectLocalStream,
  selectState,
} from "../../model/call-selectors.ts";
import { base } from "../kit/base.styles.ts";
import { CallPanel, namesHeading, portrait } from "../window/call-panel.ts";
import { cardStyles } from "../kit/card.styles.ts";
import { callControls, type OwnDevices, selectOwnDevices } from "../kit/controls.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { type Portrayed, selectPortraits } from "../kit/face.ts";
import { outgoingPanelStyles } from "./outgoing-panel.styles.ts";
import { ringStyles } from "./rings.styles.ts";
import type { Strings } from "../words/strings.ts";

interface OutgoingView {
  status: "dialing" | "ringing";
  faces: Portrayed[];
  own: OwnDevices;
  stream: MediaStream | null;
}

function selectOutgoing(snapshot: CallMachineSnapshot): OutgoingView | null {
  return selectCall(snapshot) && {
    status: selectState(snapshot) === "dialing" ? "dialing" : "ringing",
    faces: selectPortraits(snapshot),
    own: selectOwnDevices(snapshot),
    stream: selectLocalStream(snapshot),
  };
}

export class OutgoingPanel extends CallPanel<OutgoingView> {
  static override styles = [base, cardStyles, ringStyles, controlStyles, outgoingPanelStyles];

  static override properties = { grouped: { type: Boolean } };

  /** More than one person is called, and the code that draws groups is loaded. */
  declare grouped: boolean;

  constructor() {
    super(selectOutgoing);
    this.grouped = false;
  }

  protected override draw(view: OutgoingView, strings: Strings): TemplateResult {
    const { status, faces, own, stream } = view;
    const seen = own.isVideo && own.cameraOn && stream !== null;
    const kind = own.isVideo ? "video" : "voice";
    return html`
      <div class="${seen ? "seen" : "upright"} ${kind}">
        ${seen ? this.#preview(own, stream) : nothing}
        <div class=${seen ? "row" : "whom"}>
          ${this.grouped
            ? html`<chat-call-group-circle exportparts="tile, avatar, name, status, quality"></chat-call-group-circle>`
            : html`<div class="rings ${status === "ringing" ? "ringing" : ""}">${
              faces.slice(0, 1)
                .map((face) => portrait(face, null))
            }</div>`}
          <div class="who">
            ${namesHeading(faces, strings)}
            <slot></slot>
            <p class="status quiet" part="status">${strings.status[status]}</p>
            ${stream ? nothing : html`<p class="hint quiet">${strings.allowDevices[kind]}</p>`}
          </div>
        </div>
        <div class="controls" part="controls">${callControls(own, strings, null)}</div>
      </div>
    `;
  }

  /** One's own picture, as large as the card: a last look before the others see it. */
  #preview({ selfId }: OwnDevices, stream: MediaStream): TemplateResult {
    return html`
      <chat-call-video-tile
        part="local-preview"
        mirrored
        backdrop
        .face=${{ id: selfId, name: "" }}
        .stream=${stream}
        .showing=${true}
      ></chat-call-video-tile>
    `;
  }
}
