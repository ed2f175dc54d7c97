/** Adds the group layout to a stage when a group view enters it; a call of two never loads it. */
import type { LitElement, ReactiveController } from "lit";
import { groupedStageStyles } from "./grouped-stage.styles.ts";

export class StageLayout implements ReactiveController {
  readonly #view: LitElement;

  constructor(view: LitElement) {
    this.#view = view;
    view.addController(this);
  }

  hostConnected(): void {
    const root = this.#view.getRootNode();
    const sheet = groupedStageStyles.styleSheet;
    if (!sheet || !(root instanceof ShadowRoot)) return;
    if (root.host.localName !== "chat-call-stage-panel") return;
    if (root.adoptedStyleSheets.includes(sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
