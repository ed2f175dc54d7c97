/** What all views of the current call's messages share: the box, the texts, and who wrote. */
import { LitElement, nothing, type TemplateResult } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import { selectIsGroup } from "../../model/call-selectors.ts";
import type { MessageBox } from "../../model/message-box.ts";
import { type CallContext, CallContextConsumer } from "../window/contexts.ts";
import type { Portrayed } from "../kit/face.ts";
import { messageWordsOf } from "../locales/message-catalog.ts";
import type { MessageWords } from "../words/message-words.ts";
import type { Strings } from "../words/strings.ts";
import type { ListContext } from "./message-list.ts";

/** Draws nothing until there are messages, or somebody wants to write, and texts are loaded. */
export abstract class BoxView extends LitElement {
  #context: CallContext | null = null;
  #strings: Strings | null = null;
  #words: MessageWords | null = null;
  #box: MessageBox | null = null;
  #stop: (() => void)[] = [];
  /** Everybody who has been in the call, kept after the machine has forgotten it. */
  readonly #people = new Map<string, Portrayed>();
  #isGroup = false;

  constructor() {
    super();
    new CallContextConsumer(this, (context) => {
      this.#context = context;
      this.#speak(context.strings);
      void this.#follow(context.handle);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#context = null;
    this.#leave();
  }

  protected get box(): MessageBox | null {
    return this.#box;
  }

  protected abstract draw(
    box: MessageBox,
    words: MessageWords,
    strings: Strings,
  ): TemplateResult | typeof nothing;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#box || !this.#words || !this.#strings) return nothing;
    this.#learnPeople();
    return this.draw(this.#box, this.#words, this.#strings);
  }

  protected personOf(userId: string): Portrayed {
    const person = this.#people.get(userId) ?? { id: userId, name: "" };
    return person.name.trim() ? person : { ...person, name: this.#strings!.someone };
  }

  /** What a list of messages needs to be drawn. */
  protected listContext(words: MessageWords, { lang, you }: Strings): ListContext {
    return {
      selfId: this.#context!.handle.actor.getSnapshot().context.selfId,
      isGroup: this.#isGroup,
      personOf: (userId) => this.personOf(userId),
      lang,
      you,
      words,
    };
  }

  #learnPeople(): void {
    const snapshot = this.#context?.handle.actor.getSnapshot();
    if (!snapshot?.context.call) return;
    this.#isGroup = selectIsGroup(snapshot);
    for (const { userId, name, picture } of snapshot.context.call.participants) {
      this.#people.set(userId, { id: userId, name, picture });
    }
  }

  #speak(strings: Strings): void {
    if (strings === this.#strings) return;
    this.#strings = strings;
    void messageWordsOf(strings).then((words) => {
      if (strings !== this.#strings) return;
      this.#words = words;
      this.requestUpdate();
    });
  }

  async #follow({ messages }: CallHandle): Promise<void> {
    this.#leave();
    const desk = await messages.loaded;
    if (this.#context?.handle.messages !== messages || this.#stop.length > 0) return;
    const take = () => {
      this.#stop.splice(1).forEach((stop) => stop());
      this.#box = desk.box;
      if (this.#box) this.#stop.push(this.#box.follow(() => this.requestUpdate()));
      this.requestUpdate();
    };
    this.#stop.push(desk.follow(take));
    take();
  }

  #leave(): void {
    this.#stop.splice(0).forEach((stop) => stop());
  }
}
