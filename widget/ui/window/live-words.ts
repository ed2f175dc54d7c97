/** Where screen readers hear what the window has to tell them. Nothing of it is seen. */
import { html, type TemplateResult } from "lit";

/**
 * Politely: how the call goes, what the views inside have to say, and who of a group comes and goes.
 * They stand in what is alive: beside the window, or, where the stage has the whole screen, in it.
 */
export const liveWords = (state: string, told: string, group: unknown): TemplateResult =>
  html`
    <p class="unseen" role="status">${state}</p>
    <p class="unseen" role="status">${told}</p>
    ${group}
  `;
