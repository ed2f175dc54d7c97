/** The small signs beside a face: connection quality, muted, camera off. */
import { html, nothing, type TemplateResult } from "lit";
import { type Face, nameOf } from "../kit/face.ts";
import { icon } from "../kit/icon.ts";
import { cameraOff, microphoneOff } from "../kit/icons.ts";
import { signalBars } from "../notices/notices-loader.ts";
import type { Strings } from "../words/strings.ts";

const badge = (shape: TemplateResult, words: string): TemplateResult =>
  html`<span class="badge" role="img" aria-label=${words} title=${words}>${shape}</span>`;

const mutedBadge = (face: Face, strings: Strings): TemplateResult | typeof nothing =>
  face.muted ? badge(icon(microphoneOff), strings.muted(nameOf(face, strings))) : nothing;

const cameraBadge = (face: Face, strings: Strings): TemplateResult | typeof nothing =>
  face.showing ? nothing : badge(icon(cameraOff), strings.cameraIsOff(nameOf(face, strings)));

/** Beside the timer. A status text in its place already says enough about the connection. */
export const voiceBadges = (faces: readonly Face[], isSteady: boolean, strings: Strings) =>
  faces.map((face) => [
    isSteady ? signalBars(face.quality, strings) : nothing,
    mutedBadge(face, strings),
  ]);

/** Beside the name over the pictures. */
export const pictureBadges = (faces: readonly Face[], isSteady: boolean, strings: Strings) =>
  faces.map((face) => [
    signalBars(isSteady ? face.quality : null, strings),
    mutedBadge(face, strings),
    cameraBadge(face, strings),
  ]);
