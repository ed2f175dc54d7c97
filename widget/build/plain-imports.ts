/** Removes Vite's preload wrapper around `import()`: there is nothing to preload here. */
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
        // Keep the line breaks, so that every later line stays in place for the source map.
        (whole ?? module) + "\n".repeat(text.split("\n").length - 1));
      if (plain.includes("__VITE_PRELOAD__")) {
        this.error("Cannot unwrap an import: Vite writes it in a new way");
      }
      return { code: plain, map: null };
    },
  };
}
