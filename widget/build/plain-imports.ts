/**
 * Removes the preload wrapper that Vite puts around `import()`: there are no style sheets or
 * preloads here.
 */
import type { Plugin } from "vite";

/** Leaves `import()` to the browser. */
export function plainImports(): Plugin {
  const wrapped =
    /__vitePreload\((?:\(\) => (import\(.*)|async \(\) => \{\s*const (\{.*\}) = await (import\(.*\));\s*return \2;\s*\}), __VITE_PRELOAD__, import\.meta\.url\)/g;
  return {
    name: "chat-call:plain-imports",
    apply: "build",
    enforce: "pre",
    load(id) {
      return id.endsWith("vite/preload-helper.js")
        ? "export const __vitePreload = (load) => load();"
        : null;
    },
    renderChunk(code) {
      const plain = code.replace(wrapped, (text, whole, _names, module) =>
        // Keeping the line breaks leaves every later line in place, so the source map stays
        // correct.
        (whole ?? module) + "\n".repeat(text.split("\n").length - 1));
      if (plain.includes("__VITE_PRELOAD__")) {
        this.error("Cannot unwrap an import: it is written anew");
      }
      return { code: plain, map: null };
    },
  };
}
