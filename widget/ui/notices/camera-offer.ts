/**
 * A quiet question about one's own camera: turn it on as the other person has, or off to spare a
 * weak connection.
 */
import { css, html, type TemplateResult } from "lit";
import type { CameraOffer } from "../../model/call-setup.ts";
import { requests } from "../kit/request-event.ts";
import type { Strings } from "../words/strings.ts";

export const cameraOfferStyles = css`
  .hear {
    min-block-size: 44px;
    border-radius: var(--_action-radius);
    background: var(--_accent);
    color: var(--_surface);
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--_inner-radius);
    background: var(--_control);
    font-size: 13.5px;
  }
  .offer p {
    flex: 1 0 100%;
    font: inherit;
    text-align: start;
  }
  .offer .pill {
    flex: 1;
    min-block-size: 44px;
    border-radius: var(--_action-radius);
  }
  .offer .pill:last-child {
    background: var(--_surface);
    color: var(--_text);
  }
`;

/** The text of the question; `name` is the other person's. */
export const cameraOfferWords = (offer: CameraOffer, name: string, strings: Strings): string =>
  offer.kind === "join" ? strings.cameraJoin(name) : strings.cameraSpare;

export function cameraOffer(offer: CameraOffer, name: string, strings: Strings): TemplateResult {
  const force = offer.kind === "join";
  return html`
    <div class="offer" part="notice">
      <p>${cameraOfferWords(offer, name, strings)}</p>
      <button
        type="button"
        part="action"
        class="pill hear"
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
