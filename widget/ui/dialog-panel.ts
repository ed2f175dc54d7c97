/**
 * What the dialogs over the page have in common: each is modal, and gone for good when it is closed,
 * when it leaves the page, and when a call comes, which a modal dialog keeps out of everybody's reach.
 */
import { LitElement } from "lit";

/** One dialog; whoever draws it puts the listeners at its `<dialog>`. */
export abstract class DialogPanel extends LitElement {
  #shown = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    addEventListener("chat-call-incoming", () => this.close(), { signal });
  }

  /** A modal dialog that is moved is modal no longer: it goes, as it does with its element. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown.abort();
    queueMicrotask(() => this.remove());
  }

  /** Shows the dialog, unless it has left the page by the time it is drawn. */
  async open(): Promise<void> {
    await this.updateComplete;
    if (!this.isConnected) return;
    this.#dialog?.showModal();
    this.shown();
  }

  /** What begins when it is on the screen. */
  protected shown(): void {}

  close(): void {
    this.#dialog?.close();
  }

  protected handleClose(): void {
    this.remove();
  }

  /** A click on the dialog itself is one beside its contents. */
  protected handleBackdrop(event: MouseEvent): void {
    if (event.target === this.#dialog) this.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }
}
