/** Brings its own layout to a stage that a view of the group comes into: no call of two has to load it. */
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
