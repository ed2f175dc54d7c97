/**
 * Removes pieces of a library's text, file by file, and fails the build if the library no longer
 * has them. For pieces that are not whole functions: `unused-code.ts` removes those.
 */
import type { Plugin } from "vite";

/** A piece of text, and its replacement (nothing by default). */
export type Cut = readonly [text: string, by?: string];

/** The cuts of each file, by the end of its path. */
export type TextCuts = Readonly<Record<string, readonly Cut[]>>;

/** Applies to builds only: tests run the unmodified library. */
export function cutText(library: string, cuts: TextCuts): Plugin {
  const seen = new Set<string>();
  return {
    name: `chat-call:cut-text-${library}`,
    apply: "build",
    transform(code, id) {
      const file = Object.keys(cuts).find((name) => id.endsWith(`/node_modules/${name}`));
      if (file === undefined) return null;
      seen.add(file);
      let short = code;
      for (const [text, by = ""] of cuts[file]) {
        const start = short.indexOf(text);
        if (start < 0) this.error(`Cannot leave ${text} out of ${file}: it is not there`);
        // Keep the line breaks, so that every later line stays in place for the source map.
        const breaks = "\n".repeat(text.split("\n").length - by.split("\n").length);
        short = short.slice(0, start) + by + breaks + short.slice(start + text.length);
      }
      return { code: short, map: null };
    },
    buildEnd(error) {
      const missing = Object.keys(cuts).filter((file) => !seen.has(file));
      if (!error && missing.length > 0) this.error(`Cannot shorten ${missing}: it is not there`);
    },
  };
}
