/** A dialog to choose people of the chat in, to be rung into the call: who is here, and how many more it holds. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { UserId } from "../../../server/protocol/ids.ts";
import { Avatar } from "../avatar.ts";
import { base } from "../base.styles.ts";
import { buttonTokens } from "../button-tokens.styles.ts";
import { defineElement } from "../define-element.ts";
import { dialogStyles } from "../dialog.styles.ts";
import { nameOf, type Portrayed } from "../face.ts";
import { groupWordsOf } from "../group/group-words.ts";
import { handset, icon } from "../icon.ts";
import { cross } from "../icons.ts";
import { RequestEvent } from "../request-event.ts";
import type { Strings } from "../strings.ts";
import { tokens } from "../tokens.styles.ts";
import { inviteStyles } from "./invite.styles.ts";

/** Somebody of the chat who is not in the call. */
export interface Invitee extends Portrayed {
  reachable: boolean;
  /** They let themselves be called from here. */
  callable: boolean;
}

export class InvitePanel extends LitElement {
  static override styles = [buttonTokens, tokens, base, dialogStyles, inviteStyles];
  static override properties = {
    people: { attribute: false },
    places: { attribute: false },
    limit: { attribute: false },
    strings: { attribute: false },
    chosen: { state: true },
  };

  declare people: readonly Invitee[];
  /** How many more the call holds, and how many in all. */
  declare places: number;
  declare limit: number;
  declare strings: Strings;
  declare chosen: readonly UserId[];

  constructor() {
    super();
    this.people = this.chosen = [];
    this.places = this.limit = 0;
  }

  /** Shows the dialog. */
  async open(): Promise<void> {
    await this.updateComplete;
    this.#dialog.showModal();
  }

  close(): void {
    this.#dialog.close();
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    const words = groupWordsOf(strings);
    // Those who are here first; the order of the chat within.
    const people = this.people.toSorted((a, b) => Number(b.reachable) - Number(a.reachable));
    const first = people.find(({ callable }) => callable);
    const chosen = this.#chosenHere;
    const isFull = chosen.length >= this.places;
    return html`
      <dialog
        part="dialog invite"
        aria-labelledby="title"
        @close=${() => this.remove()}
        @click=${this.#handleBackdrop}
      >
        <header>
          <h2 id="title">${strings.addPeople}</h2>
          <button type="button" class="close" aria-label=${words.close} @click=${this.close}>
            ${icon(cross)}
          </button>
        </header>
        ${people.length === 0
          ? html`<p class="quiet note" role="status">${words.nobody}</p>`
          : html`<ul>${people.map((person) => this.#row(person, isFull, person === first))}</ul>`}
        <footer>
          ${isFull && people.length > chosen.length
            ? html`<p class="quiet note" role="status">${
              words.full.replace("{count}", String(this.limit))
            }</p>`
            : nothing}
          <button
            type="button"
            class="call"
            ?disabled=${chosen.length === 0}
            @click=${this.#handleCall}
          >${icon(handset)}${words.call}</button>
        </footer>
      </dialog>
    `;
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }

  /** Somebody may have come into the call meanwhile. */
  get #chosenHere(): UserId[] {
    return this.people.map(({ id }) => id).filter((id) => this.chosen.includes(id));
  }

  #row(person: Invitee, isFull: boolean, isFirst: boolean): TemplateResult {
    const { strings } = this;
    const words = groupWordsOf(strings);
    const isChosen = this.chosen.includes(person.id);
    const how = !person.callable
      ? words.absent.unavailable
      : person.reachable
      ? words.here
      : words.notHere;
    return html`
      <li>
        <label class=${person.reachable && person.callable ? "here" : ""}>
          <chat-call-avatar
            .personId=${person.id}
            .name=${person.name}
            .picture=${person.picture}
          ></chat-call-avatar>
          <span class="who">
            <span class="name"><bdi>${nameOf(person, strings)}</bdi></span>
            <span class="quiet">${how}</span>
          </span>
          <input
            type="checkbox"
            ?autofocus=${isFirst}
            .checked=${isChosen}
            ?disabled=${!person.callable || (isFull && !isChosen)}
            @change=${() => this.#toggle(person.id)}
          >
        </label>
      </li>
    `;
  }

  #toggle(id: UserId): void {
    this.chosen = this.chosen.includes(id)
      ? this.chosen.filter((one) => one !== id)
      : [...this.chosen, id];
  }

  #handleCall(): void {
    this.dispatchEvent(new RequestEvent({ type: "invite", userIds: this.#chosenHere }));
    this.close();
  }

  /** A click on the dialog itself is one beside its contents. */
  #handleBackdrop(event: MouseEvent): void {
    if (event.target === this.#dialog) this.close();
  }
}

/** Registers the tags of the dialog. */
export function defineInvite(): void {
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-invite", InvitePanel);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-invite": InvitePanel;
  }
}
