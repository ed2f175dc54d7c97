/**
 * Which language the element speaks: that of the page around it, followed as it changes. English is
 * at hand; any other, and the page's own words, come in a chunk that a page in English never loads.
 */
import type { LitElement } from "lit";
import type { PartialLocale } from "./ui/words/locale.ts";
import { englishButtons } from "./ui/locales/en-buttons.ts";
import type { Speech } from "./ui/words/speech.ts";

/** How long the buttons wait for their words before they say it in English. */
const WORDS_WITHIN_MS = 3_000;
/** When words that did not load are asked for once more. */
const AGAIN_AFTER_MS = 20_000;
const ENGLISH: Speech = { lang: "en", buttons: englishButtons };

/** The languages that are not at hand. */
export const loadCatalog = () => import("./ui/locales/catalog.ts");

/** The element, as far as its language needs to know it. */
export interface SpeakingHost extends LitElement {
  /** The page's own words. */
  readonly strings: PartialLocale | null;
}

/** The page's own words from its JSON; quotes that a template has mangled show nowhere else. */
export function wordsOf(json: string | null): PartialLocale | null {
  try {
    return JSON.parse(json!);
  } catch {
    console.warn(`Cannot use strings as JSON: current value is ${json}`);
    return null;
  }
}

/** Says what the element speaks now, and has it drawn again when that changes. */
export function followLanguage(host: SpeakingHost): () => Speech {
  let speech: Speech = { lang: "en", buttons: null };
  let tag: string;
  let own: PartialLocale | null;
  const changes = new MutationObserver(() => host.requestUpdate());

  /** The mark may stand on any element around this one, in any of the trees it is nested in. */
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
