/** A shared screen, large, with the people beside it. */
import { html, type TemplateResult } from "lit";
import type { VoiceLevels } from "../../model/call-handle.ts";
import type { Face } from "../kit/face.ts";

/** Returns the first of these faces that shares a screen. */
export const sharerOf = (faces: readonly Face[]): Face | undefined =>
  faces.find(({ screen }) => screen !== null);

/** `people` holds the tiles of everybody in the call. */
export function sharedScreen(
  sharer: Face,
  levels: VoiceLevels | null,
  people: unknown,
): TemplateResult {
  return html`
    <chat-call-video-tile
      class="screen"
      part="tile screen"
      whole
      .face=${sharer}
      .stream=${sharer.screen}
      .levels=${levels}
      .showing=${true}
    ></chat-call-video-tile>
    <div class="people">${people}</div>
  `;
}
