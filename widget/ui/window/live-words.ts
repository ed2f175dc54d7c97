/** The invisible live regions in which screen readers hear what the window has to tell them. */
import { html, type TemplateResult } from "lit";

/**
 * All are polite: the call's state, what the views inside say, and who joins or leaves a group.
 * They must be in a part of the page that is not inert: beside the window, or inside the stage
 * while it has the whole screen.
 */
export const liveWords = (state: string, told: string, group: unknown): TemplateResult =>
  html`
    <p class="unseen" role="status">${state}</p>
    <p class="unseen" role="status">${told}</p>
    ${group}
  `;
