/**
 * Every language of the widget except English, each in its own file, the languages that the page
 * registers, and the choice between them. A page in English never loads this.
 */
import type { Locale, PartialLocale } from "../words/locale.ts";
import type { Speech } from "../words/speech.ts";
import { namesOf } from "./language-names.ts";
import { layOver } from "./lay-over.ts";

/** Languages by normalised tag; English is used for all others. */
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

/** An element that needs strings. */
export interface Question {
  host: Element & { readonly strings: PartialLocale | null };
  tag: string;
  english: Speech;
  /** Called again whenever the answer changes. */
  speak(speech: Speech): void;
}

const registered = new Map<string, PartialLocale>();
/** The last question of each element, to be answered again when a language is registered. */
const questions = new WeakMap<Element, Question>();
const askers = new Set<WeakRef<Element>>();

/** Registers or replaces a language of the page's own; elements in it change at once. */
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

/** Gives an element its strings. If they fail to load, it uses English and rejects. */
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

/** Whether the element or an ancestor, no farther up than the nearest `lang`, has a `dir`. */
function isDirected(host: Element): boolean {
  let node: Element | undefined = host;
  while (node) {
    if (node.hasAttribute("dir")) return true;
    if (node.hasAttribute("lang")) return false;
    node = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
  }
  return false;
}
