/**
 * Keeps the widget working on pages whose libraries have changed the language: Prototype, MooTools,
 * Datejs and Polymer 1 replace built-in functions with incompatible ones. For some the widget brings a
 * stand-in, which the libraries in it use too; the others it must not use.
 */
import { resolve } from "node:path";
import type { Plugin } from "vite";
import type { TextCuts } from "./text-cuts.ts";

const builtin = (file: string, name: string): [module: string, name: string] => [
  resolve(`widget/builtins/${file}.ts`),
  name,
];

/** The stand-in for each of these built-ins: a module's export that replaces every use. */
const OWN_BUILTINS: Record<string, [module: string, name: string]> = {
  "Array.from": builtin("array", "arrayFrom"),
  "Date.parse": builtin("date", "parse"),
  Event: builtin("event", "NativeEvent"),
  "JSON.stringify": builtin("json", "stringify"),
  "document.createElement": builtin("element", "createElement"),
};

/**
 * Built-ins without a stand-in, as they look in the built files. With Prototype an array's
 * `entries` gives only the values, and `reduce` does something else. In MooTools `scrollTo` takes
 * two numbers, the browser's classes are replaced, and `bind` takes its arguments as one list.
 * What a page adds to `Object.prototype` is part of every `for … in`; the bundler's own, with `var`,
 * is over the exports of a module, where more does no harm.
 */
const CHANGED = new RegExp(
  [
    /(?<!\bObject)\.entries\(\)/,
    /\.reduce(Right)?\(/,
    /\.scrollTo\(/,
    /\binstanceof (Element|Document|Window|Event|Request)\b/,
    /\.bind\([^()]*,/,
    /\bfor ?\((const|let) [\w$]+ in /,
    /\b(Array\.from|Date\.parse|JSON\.stringify|document\.createElement)\(/,
  ].map(({ source }) => source).join("|"),
);

/** MooTools 1.1's `replaceWith` inserts only the first of several nodes. */
export const pageProofLit: TextCuts = {
  "lit-html/lit-html.js": [
    ["t.replaceWith(...t.childNodes)", "t.after(...t.childNodes),t.parentNode.removeChild(t)"],
  ],
};

export const pageProofXState: TextCuts = {
  "xstate/dist/raise-effbee0c.esm.js": [
    // Some scripts of a page add enumerable functions to `Object.prototype`.
    [
      "for (const scheduledEventId in system._snapshot._scheduledEvents) {",
      "for (const scheduledEventId of Object.keys(system._snapshot._scheduledEvents)) {",
    ],
    [
      "for (const scheduledId in scheduledEvents) {",
      "for (const scheduledId of Object.keys(scheduledEvents)) {",
    ],
    // Prototype 1.4's `shift` throws on an empty array.
    ["this._deferred.shift()", "this._deferred.length && this._deferred.shift()"],
    [
      "builtinAction.execute.bind(null, actorScope, params)",
      "() => builtinAction.execute(actorScope, params)",
    ],
  ],
};

export function pageProof(): Plugin {
  return {
    name: "chat-call:page-proof",
    apply: "build",
    config: () => ({ build: { rolldownOptions: { transform: { inject: OWN_BUILTINS } } } }),
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        const [found] = part.type === "chunk" ? CHANGED.exec(part.code) ?? [] : [];
        if (found) {
          this.error(
            `Cannot ship "${found}" in ${part.fileName}: other scripts on a page may replace it`,
          );
        }
      }
    },
  };
}
