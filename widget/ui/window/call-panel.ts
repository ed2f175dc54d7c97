/** What every view of a part of the call shares: strings, voice levels, and following its slice. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CallHandle, VoiceLevels } from "../../model/call-handle.ts";
import type { CallMachineSnapshot } from "../../model/call-selectors.ts";
import { ActorSlice } from "../kit/actor-slice.ts";
import type { CallControl } from "./call-control.ts";
import { type CallContext, CallContextConsumer } from "./contexts.ts";
import { namesOf, type Portrayed } from "../kit/face.ts";
import { KeptFocus } from "./kept-focus.ts";
import type { Strings } from "../words/strings.ts";

/** A panel, or a part of one, selects its slice and draws it; a slice of null draws nothing. */
export abstract class CallPanel<View> extends LitElement {
  readonly #slice: ActorSlice<View | null>;
  #context: CallContext | null = null;

  constructor(select: (snapshot: CallMachineSnapshot) => View | null) {
    super();
    this.#slice = new ActorSlice(this, select);
    new KeptFocus(this);
    new CallContextConsumer(this, (context) => {
      this.#context = context;
      this.#slice.follow(context.handle.actor);
      this.requestUpdate();
    });
  }

  protected get handle(): CallHandle | undefined {
    return this.#context?.handle;
  }

  protected get levels(): VoiceLevels | null {
    return this.handle?.levels ?? null;
  }

  protected has(control: CallControl): boolean {
    return this.#context?.controls.includes(control) ?? false;
  }

  protected abstract draw(view: View, strings: Strings): TemplateResult | typeof nothing;

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#slice.value;
    return this.#context && view ? this.draw(view, this.#context.strings) : nothing;
  }
}

/** A face's picture, sized by its surroundings, with a halo that shows the voice level. */
export const portrait = (face: Portrayed, levels: VoiceLevels | null): TemplateResult =>
  html`
    <chat-call-voice-meter class="portrait" .levels=${levels} .userId=${face.id}>
      <chat-call-avatar
        part="avatar"
        .personId=${face.id}
        .name=${face.name}
        .picture=${face.picture}
      ></chat-call-avatar>
    </chat-call-voice-meter>
  `;

/**
 * The names of the people in the call. A single name sets its own text direction; a list of names
 * follows the page's language.
 */
export const namesHeading = (
  people: readonly { name: string }[],
  strings: Strings,
): TemplateResult =>
  html`
    <h2 class="name" part="name" dir=${people.length < 2 ? "auto" : nothing}>${namesOf(
      people,
      strings,
    )}</h2>
  `;
