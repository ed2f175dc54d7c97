/**
 * The element's language: follows that of the page around it. English is built in; other languages
 * and the page's own words come in a chunk that an English page never loads.
 */
import type { LitElement } from "lit";
import type { PartialLocale } from "./ui/words/locale.ts";
import { englishButtons } from "./ui/locales/en-buttons.ts";
import type { Speech } from "./ui/words/speech.ts";

/** How long the buttons wait for their words before they show English ones. */
const WORDS_WITHIN_MS = 3_000;
/** When to try again to load words that did not load. */
const AGAIN_AFTER_MS = 20_000;
const ENGLISH: Speech = { lang: "en", buttons: englishButtons };

/** Loads the languages that are not built in. */
export const loadCatalog = () => import("./ui/locales/catalog.ts");

/** What the controller needs from the element. */
export interface SpeakingHost extends LitElement {
  /** The page's own words. Frameworks set their JSON as a property too, once the element is defined. */
  strings: PartialLocale | null;
}

/** The page's own words from JSON; warns, as nothing else would show quotes a template mangled. */
function wordsOf(json: string): PartialLocale | null {
  try {
    return JSON.parse(json);
  } catch {
    console.warn(`Cannot use strings as JSON: current value is ${json}`);
    return null;
  }
}

/** Returns a getter of the element's current words, and updates the element when they change. */
export function followLanguage(host: SpeakingHost): () => Speech {
  let speech: Speech = { lang: "en", buttons: null };
  let tag: string;
  let own: PartialLocale | null;
  const changes = new MutationObserver(() => host.requestUpdate());

  /** The nearest `lang` around the element, across the shadow trees that it is nested in. */
  function pageLanguage(): string {
    let marked: Element | null = null;
    for (let node: Element = host; node?.isConnected;) {
      const root = node.getRootNode() as ShadowRoot;
      changes.observe(root, { attributeFilter: ["lang", "dir"], subtree: true });
      marked ??= node.closest("[lang]");
      node = root.host;
    }
    return marked?.getAttribute("lang") || navigator.language;
  }

  host.addController({
    hostDisconnected: () => changes.disconnect(),
    hostUpdate() {
      const asked = pageLanguage();
      const given: PartialLocale | string | null = host.strings;
      if (typeof given === "string") host.strings = wordsOf(given);
      if (tag === asked && own === host.strings) return;
      tag = asked;
      own = host.strings;
      const speak = (answer: Speech) => {
        if (tag !== asked) return;
        speech = answer;
        host.requestUpdate();
      };
      if (/^en\b/i.test(tag) && !own) return speak(ENGLISH);
      setTimeout(() => speech.buttons ?? speak(ENGLISH), WORDS_WITHIN_MS);
      loadCatalog().then((catalog) => catalog.answer({ host, tag, english: ENGLISH, speak }))
        .catch((cause) => {
          console.warn(cause);
          if (!speech.buttons) speak(ENGLISH);
          setTimeout(() => {
            if (tag === asked) tag = "";
            host.requestUpdate();
          }, AGAIN_AFTER_MS);
        });
    },
  });

  return () => speech;
}
