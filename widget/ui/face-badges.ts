/** What is said of a face by a small sign beside the name: muted, the camera off. */
import { html, nothing, type TemplateResult } from "lit";
import { type Face, nameOf } from "./face.ts";
import { icon } from "./icon.ts";
import { cameraOff, microphoneOff } from "./icons.ts";
import type { Strings } from "./strings.ts";

const badge = (shape: TemplateResult, words: string): TemplateResult =>
  html`<span class="badge" role="img" aria-label=${words} title=${words}>${shape}</span>`;

export const mutedBadge = (face: Face, strings: Strings): TemplateResult | typeof nothing =>
  face.muted ? badge(icon(microphoneOff), strings.muted(nameOf(face, strings))) : nothing;

export const cameraBadge = (face: Face, strings: Strings): TemplateResult | typeof nothing =>
  face.showing ? nothing : badge(icon(cameraOff), strings.cameraIsOff(nameOf(face, strings)));
