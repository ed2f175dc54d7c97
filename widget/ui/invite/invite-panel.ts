/**
 * A dialog to choose people of the chat, to call them or to add them to the running call. It shows
 * who is present, and how many people a call holds.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { UserId } from "../../../server/protocol/ids.ts";
import { Avatar } from "../kit/avatar.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { DialogPanel } from "../dialog/dialog-panel.ts";
import { dialogStyles } from "../dialog/dialog.styles.ts";
import { groupWordsOf } from "../group/group-words.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { RequestEvent } from "../kit/request-event.ts";
import type { Strings } from "../words/strings.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { inviteStyles } from "./invite.styles.ts";
import type { Invitee } from "./invitee.ts";

/** A longer list than this gets a search field. */
const LONG = 8;

/** Normalises a text for the search: no accents, lower case. */
const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

export class InvitePanel extends DialogPanel {
  static override styles = [buttonTokens, tokens, base, dialogStyles, inviteStyles];
  static override properties = {
    people: { attribute: false },
    places: { attribute: false },
    limit: { attribute: false },
    strings: { attribute: false },
    callType: { attribute: false },
    wanted: { state: true },
    chosen: { state: true },
  };

  protected override readonly parts = "dialog invite";
  declare people: readonly Invitee[];
  /** How many more people the call holds, and how many in all. */
  declare places: number;
  declare limit: number;
  declare strings: Strings;
  /** The type of the call to start; null where people are rung into a running one. */
  declare callType: CallType | null;
  /** The search text. */
  declare wanted: string;
  declare chosen: readonly UserId[];
  #order: readonly UserId[] | null = null;

  constructor() {
    super();
    this.people = this.chosen = [];
    this.places = this.limit = 0;
    this.callType = null;
    this.wanted = "";
  }

  protected override render(): TemplateResult {
    const { strings, callType } = this;
    const words = groupWordsOf(strings);
    const wanted = plain(this.wanted);
    const people = this.#inOrder().filter(({ name }) => plain(name).includes(wanted));
    const first = people.find(({ callable }) => callable);
    const chosen = this.#chosenHere;
    const isFull = chosen.length >= this.places;
    const head = {
      title: callType ? words.choose : strings.addPeople,
      close: words.close,
      describedBy: callType && "limit",
    };
    return this.frame(
      head,
      html`
        ${this.people.length > LONG ? this.#search(words.search) : nothing}
        ${people.length === 0
          ? html`<p class="quiet note" role="status">${wanted ? words.notFound : words.nobody}</p>`
          : html`<ul>${
            people.map((person) =>
              this.#row(person, {
                isFull,
                isFirst: person === first,
                isChosen: chosen.includes(person.id),
              })
            )
          }</ul>`}
        <footer>
          ${callType || (isFull && people.length > chosen.length)
            ? html`<p id="limit" class="note ${isFull ? "" : "quiet"}" role="status">${
              words.full.replace(
                "{count}",
                new Intl.NumberFormat(this.strings.lang).format(this.limit),
              )
            }</p>`
            : nothing}
          <button
            type="button"
            class="call"
            ?disabled=${chosen.length === 0}
            @click=${this.#handleCall}
          >${icon(callType === "video" ? camera : handset)}${words.call}</button>
        </footer>
      `,
    );
  }

  #search(words: string): TemplateResult {
    // On a phone, the keyboard would cover the people who can be chosen by a tap.
    const isFine = matchMedia("(pointer: fine)").matches;
    return html`
      <input
        type="search"
        aria-label=${words}
        placeholder=${words}
        autocomplete="off"
        enterkeyhint="search"
        ?autofocus=${isFine}
        .value=${this.wanted}
        @input=${(event: InputEvent) => this.wanted = (event.target as HTMLInputElement).value}
      >
    `;
  }

  /**
   * People who are present first, otherwise in the chat's order. The order is fixed at the first
   * render, so that nobody moves under a finger while people come and go.
   */
  #inOrder(): readonly Invitee[] {
    this.#order ??= this.people.toSorted((a, b) => Number(b.reachable) - Number(a.reachable))
      .map(({ id }) => id);
    const places = new Map(this.#order.map((id, place) => [id, place]));
    const placeOf = ({ id }: Invitee) => places.get(id) ?? places.size;
    return this.people.toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  /** Those chosen who can still be called: one may have joined meanwhile, or disallowed calls. */
  get #chosenHere(): UserId[] {
    return this.people.filter(({ id, callable }) => callable && this.chosen.includes(id))
      .map(({ id }) => id);
  }

  #row(
    person: Invitee,
    { isFull, isFirst, isChosen }: Record<"isFull" | "isFirst" | "isChosen", boolean>,
  ): TemplateResult {
    const { strings } = this;
    const words = groupWordsOf(strings);
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
            <span class="name" dir="auto">${person.name.trim() || strings.someone}</span>
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
    const { callType } = this;
    const chosen = this.#chosenHere;
    this.dispatchEvent(
      new RequestEvent(
        callType ? { type: "initiate", callType, to: chosen } : { type: "invite", userIds: chosen },
      ),
    );
    this.close();
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
