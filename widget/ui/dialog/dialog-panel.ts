/**
 * What the dialogs over the page have in common: each is modal, and gone for good when it is closed,
 * when it leaves the page, and when a call comes, which a modal dialog keeps out of everybody's reach.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { icon } from "../kit/icon.ts";
import { cross } from "../kit/icons.ts";

/** What stands at the top of a dialog. */
interface DialogHead {
  title: string;
  /** What the button that closes it is called. */
  close: string;
  /** What stands between the two. */
  tools?: TemplateResult;
  /** The id of what in it says more than the title. */
  describedBy?: string | null;
}

export abstract class DialogPanel extends LitElement {
  /** What a page may style it by: as every dialog, and as this one. */
  protected abstract readonly parts: string;
  #shown = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("exportparts", this.parts.replace(" ", ", "));
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    addEventListener("chat-call-incoming", () => this.close(), { signal });
  }

  /** A modal dialog that is moved is modal no longer: it goes, as it does with its element. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown.abort();
    // `remove` is what a page's library may have made of it, and throws where nothing holds the element.
    queueMicrotask(() => this.parentNode?.removeChild(this));
  }

  /** Opens it in the element with this root, inside what says the element's language and direction. */
  openIn(root: ShadowRoot): Promise<void> {
    (root.querySelector("div") ?? root).append(this);
    return this.open();
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

  /** A click on the dialog itself is one beside its contents. */
  #handleBackdrop(event: MouseEvent): void {
    if (event.target === this.#dialog) this.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }
}
