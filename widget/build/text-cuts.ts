/**
 * Leaves out of a library what is named by its text, file by file, and fails the build where the
 * library no longer has it. For what is no whole function; those are named in `unused-code.ts`.
 */
import type { Plugin } from "vite";

/** What stands there, and what is to stand there instead. */
export type Cut = readonly [text: string, by?: string];

/** The cuts of each file, by how its path ends. */
export type TextCuts = Readonly<Record<string, readonly Cut[]>>;

/** Applies to builds only: tests run the library as it is. */
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
        // With its line breaks every later line stays where it was, and the source map stays true.
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
