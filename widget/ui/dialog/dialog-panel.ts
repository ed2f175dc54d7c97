/**
 * What the dialogs over the page have in common. Each is modal, and is removed when it is closed,
 * when it leaves the page, and when a call comes in, which a modal dialog would make unreachable.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { icon } from "../kit/icon.ts";
import { cross } from "../kit/icons.ts";

/** The header of a dialog. */
interface DialogHead {
  title: string;
  /** The label of the button that closes it. */
  close: string;
  /** What stands between the two. */
  tools?: TemplateResult;
  /** The id of the content that says more than the title. */
  describedBy?: string | null;
}

export abstract class DialogPanel extends LitElement {
  /** The `part` names for styling: one for every dialog, one for this one. */
  protected abstract readonly parts: string;
  #shown = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("exportparts", this.parts.replace(" ", ", "));
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    addEventListener("chat-call-incoming", () => this.close(), { signal });
  }

  /** A dialog moved in the page is no longer modal, so it is removed then as well. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown.abort();
    // Not `this.remove()`: a page's library may have replaced it by one that needs a parent.
    queueMicrotask(() => this.parentNode?.removeChild(this));
  }

  /** Opens it under this shadow root, inside the `div` that carries the language and direction. */
  openIn(root: ShadowRoot): Promise<void> {
    (root.querySelector("div") ?? root).append(this);
    return this.open();
  }

  /** Shows the dialog, unless it has left the page before it was drawn. */
  async open(): Promise<void> {
    await this.updateComplete;
    if (!this.isConnected) return;
    this.#dialog?.showModal();
    this.shown();
  }

  /** Called when the dialog is on the screen. */
  protected shown(): void {}

  close(): void {
    this.#dialog?.close();
  }

  /** The dialog around its content. */
  protected frame(
    { title, close, tools, describedBy }: DialogHead,
    content: TemplateResult,
  ): TemplateResult {
    return html`
      <dialog
        part=${this.parts}
        aria-labelledby="title"
        aria-describedby=${describedBy ?? nothing}
        @close=${this.remove}
        @click=${this.#handleBackdrop}
      >
        <header>
          <h2 id="title">${title}</h2>
          ${tools ?? nothing}
          <button type="button" class="close" aria-label=${close} @click=${this.close}>
            ${icon(cross)}
          </button>
        </header>
        ${content}
      </dialog>
    `;
  }

  /** A click whose target is the dialog itself was on its backdrop. */
  #handleBackdrop(event: MouseEvent): void {
    if (event.target === this.#dialog) this.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }
}
