/**
 * A quiet question about one's own camera: turn it on as the other person has, or off to spare a
 * weak connection.
 */
import { html, type TemplateResult } from "lit";
import type { CameraOffer } from "../../model/call-setup.ts";
import { requests } from "../kit/request-event.ts";
import type { Strings } from "../words/strings.ts";

/** The text of the question; `name` is the other person's. */
export const cameraOfferWords = (offer: CameraOffer, name: string, strings: Strings): string =>
  offer.kind === "join" ? strings.cameraJoin(name) : strings.cameraSpare;

export function cameraOffer(offer: CameraOffer, name: string, strings: Strings): TemplateResult {
  const force = offer.kind === "join";
  return html`
    <div class="asking" part="notice">
      <p>${cameraOfferWords(offer, name, strings)}</p>
      <button
        type="button"
        part="action"
        class="pill main"
        @click=${requests({ type: "toggle-camera", force })}
      >${force ? strings.cameraOn : strings.cameraOff}</button>
      <button
        type="button"
        part="action"
        class="pill"
        @click=${requests({ type: "toggle-camera", force: !force })}
      >${strings.notNow}</button>
    </div>
  `;
}
