/** Gives a view words that are loaded a moment after the view itself. */
import type { LitElement } from "lit";
import { isolated } from "./isolated.ts";
import type { Strings } from "./strings.ts";

/** Follows the language of its host; `load` loads the words for these strings. */
export class LateWords<Words> {
  readonly #host: LitElement;
  readonly #load: (strings: Strings) => Promise<Words>;
  #strings: Strings | null = null;
  #words: Words | null = null;

  constructor(host: LitElement, load: (strings: Strings) => Promise<Words>) {
    this.#host = host;
    this.#load = load;
  }

  /** Returns the words for these strings; null until they are loaded, when the host redraws. */
  of(strings: Strings): Words | null {
    if (strings !== this.#strings) {
      this.#strings = strings;
      void this.#load(strings).then((words) => {
        if (strings !== this.#strings) return;
        this.#words = words;
        this.#host.requestUpdate();
      });
    }
    return this.#words;
  }
}

/** Puts a name into a text, isolated. */
export const withName = (text: string, name: string): string =>
  text.replace("{name}", () => isolated(name));
