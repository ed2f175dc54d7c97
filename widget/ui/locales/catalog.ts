/**
 * Every language the widget speaks besides English, each its own file, those that the page brings,
 * and which of them fits. A page in English never loads this.
 */
import type { Locale, PartialLocale } from "../words/locale.ts";
import type { Speech } from "../words/speech.ts";
import { namesOf } from "./language-names.ts";
import { layOver } from "./lay-over.ts";

/** Languages by what a tag comes down to; whatever is not here is spoken in English. */
export const BUILT_IN: ReadonlyMap<string, () => Promise<Locale>> = new Map([
  ["ar", () => import("./ar.ts").then(({ arabic }) => arabic)],
  ["de", () => import("./de.ts").then(({ german }) => german)],
  ["es", () => import("./es.ts").then(({ spanish }) => spanish)],
  ["fr", () => import("./fr.ts").then(({ french }) => french)],
  ["he", () => import("./he.ts").then(({ hebrew }) => hebrew)],
  ["it", () => import("./it.ts").then(({ italian }) => italian)],
  ["ja", () => import("./ja.ts").then(({ japanese }) => japanese)],
  ["ko", () => import("./ko.ts").then(({ korean }) => korean)],
  ["nl", () => import("./nl.ts").then(({ dutch }) => dutch)],
  ["pl", () => import("./pl.ts").then(({ polish }) => polish)],
  ["pt", () => import("./pt.ts").then(({ portuguese }) => portuguese)],
  ["ru", () => import("./ru.ts").then(({ russian }) => russian)],
  ["tr", () => import("./tr.ts").then(({ turkish }) => turkish)],
  ["uk", () => import("./uk.ts").then(({ ukrainian }) => ukrainian)],
  ["zh", () => import("./zh.ts").then(({ simplifiedChinese }) => simplifiedChinese)],
  ["zh-Hant", () => import("./zh-hant.ts").then(({ traditionalChinese }) => traditionalChinese)],
]);

/** An element in want of words. */
export interface Question {
  host: Element & { readonly strings: PartialLocale | null };
  tag: string;
  english: Speech;
  /** May be called again when the answer changes. */
  speak(speech: Speech): void;
}

const registered = new Map<string, PartialLocale>();
/** The last question of each element, for the day when another answer is right. */
const questions = new WeakMap<Element, Question>();
const askers = new Set<WeakRef<Element>>();

/** Adds a language of the page's own, or replaces one: elements that wait for it change at once. */
export function register(tag: string, locale: PartialLocale): void {
  const [name] = namesOf(tag);
  if (name === undefined || name.startsWith("en")) {
    throw new RangeError(
      `Cannot register a locale as "${tag}": current value is ` +
        (name ? "English, which `strings` is laid over" : "no language tag"),
    );
  }
  registered.set(name, locale);
  for (const asker of askers) {
    const question = questions.get(asker.deref()!);
    if (question) answer(question).catch(console.warn);
    else askers.delete(asker);
  }
}

/** Gives an element its words; where they cannot be had, it speaks English, and this rejects. */
export async function answer(question: Question): Promise<void> {
  const { host, tag, english, speak } = question;
  if (!questions.has(host)) askers.add(new WeakRef(host));
  questions.set(host, question);
  const names = namesOf(tag);
  const found = names.find((name) => registered.has(name) || BUILT_IN.has(name));
  let failure: Error | null = null;
  const locale = found === undefined ? null : registered.get(found) ??
    await BUILT_IN.get(found)!().catch((cause) => {
      failure = new Error(`Cannot speak ${found}: its words did not load`, { cause });
      return null;
    });
  const over = <Base extends object>(base: Base): Base =>
    layOver(layOver(base, locale), host.strings);
  speak({
    lang: locale ? names[0] : english.lang,
    get dir() {
      return isDirected(host) ? null : locale?.dir === "rtl" ? "rtl" : "ltr";
    },
    buttons: over(english.buttons!),
    over,
  });
  if (failure) throw failure;
}

/** Whether the page says which way to lay it out, no farther away than it says in which language. */
function isDirected(host: Element): boolean {
  let node: Element | undefined = host;
  while (node) {
    if (node.hasAttribute("dir")) return true;
    if (node.hasAttribute("lang")) return false;
    node = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
  }
  return false;
}
