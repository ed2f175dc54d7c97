/**
 * Shortens properties that are private by name (`_parent`), as in XState. Lit's (`_$litPart$`) are
 * short already, and ours (`#parent`) are shortened by the minifier.
 */
import { minify, type Plugin } from "vite";

const PRIVATE = /^_[a-z]/;

export function shortPrivateNames(): Plugin {
  const chunkOf = new Map<string, string>();
  return {
    name: "chat-call:short-private-names",
    apply: "build",
    async renderChunk(code, { fileName, name }) {
      const short = await minify(fileName, code, {
        module: true,
        compress: false,
        mangle: false,
        codegen: { removeWhitespace: false },
        mangleProps: { include: PRIVATE },
        sourcemap: true,
      });
      for (const original of Object.keys(short.mangleCache ?? {})) {
        const other = chunkOf.get(original) ?? name;
        // Each chunk is minified by itself, so names may differ between chunks.
        if (other !== name) {
          this.error(`Cannot shorten ${original}: both ${other} and ${name} have it`);
        }
        chunkOf.set(original, name);
      }
      return { code: short.code, map: short.map };
    },
  };
}
