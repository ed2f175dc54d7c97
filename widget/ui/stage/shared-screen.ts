/** A screen that somebody shares, large, and the people beside it. */
import { html, type TemplateResult } from "lit";
import type { VoiceLevels } from "../../model/call-handle.ts";
import type { Face } from "../kit/face.ts";

/** The first of these who shares a screen. */
export const sharerOf = (faces: readonly Face[]): Face | undefined =>
  faces.find(({ screen }) => screen !== null);

/** `people` are the tiles of everybody in the call. */
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
