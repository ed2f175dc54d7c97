/** A call that this page places, until somebody answers: whom it rings, and whether it rings yet. */
import { html, nothing, type TemplateResult } from "lit";
import {
  type CallMachineSnapshot,
  selectCall,
  selectLocalStream,
  selectState,
} from "../model/call-selectors.ts";
import { base } from "./base.styles.ts";
import { CallPanel, portrait } from "./call-panel.ts";
import { cardStyles } from "./card.styles.ts";
import { callControls, type OwnDevices, selectOwnDevices } from "./controls.ts";
import { controlStyles } from "./controls.styles.ts";
import { type Face, namesOf, selectFaces } from "./face.ts";
import { outgoingPanelStyles } from "./outgoing-panel.styles.ts";
import { ringStyles } from "./rings.styles.ts";
import type { Strings } from "./strings.ts";

interface OutgoingView {
  ringing: boolean;
  faces: Face[];
  own: OwnDevices;
  stream: MediaStream | null;
}

function selectOutgoing(snapshot: CallMachineSnapshot): OutgoingView | null {
  return selectCall(snapshot) && {
    ringing: selectState(snapshot) === "ringing",
    faces: selectFaces(snapshot),
    own: selectOwnDevices(snapshot),
    stream: selectLocalStream(snapshot),
  };
}

export class OutgoingPanel extends CallPanel<OutgoingView> {
  static override styles = [base, cardStyles, ringStyles, controlStyles, outgoingPanelStyles];

  constructor() {
    super(selectOutgoing);
  }

  protected override draw(view: OutgoingView, strings: Strings): TemplateResult {
    const { ringing, faces, own, stream } = view;
    const self: Face = {
      id: own.selfId,
      name: strings.you,
      picture: undefined,
      muted: false,
      showing: true,
      away: false,
      stream,
    };
    return html`
      <div class="upright ${own.isVideo ? "seen" : ""}">
        ${own.isVideo
          ? html`
            <chat-call-video-tile
              part="local-preview"
              mirrored
              .face=${self}
              .stream=${stream}
              .showing=${own.cameraOn}
            ></chat-call-video-tile>
          `
          : nothing}
        <div class="rings ${ringing ? "ringing" : ""}">${faces.slice(0, 1).map((face) =>
          portrait(face, null)
        )}</div>
        <h2 class="name" dir="auto">${namesOf(faces, strings)}</h2>
        <p class="status quiet" part="status">${strings.status[ringing ? "ringing" : "dialing"]}</p>
        ${stream === null
          ? html`<p class="hint quiet">${strings.allowDevices[own.isVideo ? "video" : "voice"]}</p>`
          : nothing}
        <div class="controls" part="controls">${callControls(own, strings, null)}</div>
      </div>
    `;
  }
}
