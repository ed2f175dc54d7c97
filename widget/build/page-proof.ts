/**
 * Keeps the widget whole on pages whose libraries have changed the language: Prototype, MooTools and
 * Datejs put functions of their own, with other meanings, in the place of the built-in ones. Some the
 * widget brings with it, for the libraries in it too; the others it must not use.
 */
import { resolve } from "node:path";
import type { Plugin } from "vite";
import type { TextCuts } from "./text-cuts.ts";

const builtin = (file: string, name: string): [module: string, name: string] => [
  resolve(`widget/builtins/${file}.ts`),
  name,
];

/** What stands in for each of these, wherever the source names it: an export of a module. */
const OWN_BUILTINS: Record<string, [module: string, name: string]> = {
  "Array.from": builtin("array", "arrayFrom"),
  "Date.parse": builtin("date", "parse"),
  Event: builtin("event", "NativeEvent"),
  "JSON.stringify": builtin("json", "stringify"),
};

/**
 * What has no stand-in, as it looks in the built files: `entries` of a list gives Prototype's values
 * alone, its `reduce` reduces nothing; MooTools scrolls by two numbers, replaces the browser's classes,
 * and gives `bind` one list of arguments.
 */
const CHANGED = new RegExp(
  [
    /(?<!\bObject)\.entries\(\)/,
    /\.reduce(Right)?\(/,
    /\.scrollTo\(/,
    /\binstanceof (Element|Document|Window|Event|Request)\b/,
    /\.bind\([^()]*,/,
    /\b(Array\.from|Date\.parse|JSON\.stringify)\(/,
  ].map(({ source }) => source).join("|"),
);

/** MooTools 1.1 puts one node in the place of an element, and leaves the others out. */
export const pageProofLit: TextCuts = {
  "lit-html/lit-html.js": [
    ["t.replaceWith(...t.childNodes)", "t.after(...t.childNodes),t.parentNode.removeChild(t)"],
  ],
};

export const pageProofXState: TextCuts = {
  "xstate/dist/raise-effbee0c.esm.js": [
    // Prototype 1.4 throws where nothing is left to take.
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
          this.error(`Cannot ship "${found}" in ${part.fileName}: libraries of pages change it`);
        }
      }
    },
  };
}
