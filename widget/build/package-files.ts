/**
 * Makes the built widget an npm package: its manifest, an entry module for pages that bundle, and
 * the types of the element and the test kit. Pages with the script tag need none of it.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";

export interface PackageFilesOptions {
  /** The project's package.json, from which name, version, description and licence are taken. */
  manifest: string;
  /** The types of the element, and of the test kit. */
  element: string;
  testKit: string;
}

/** The global types that importing the package adds. */
const GLOBALS = `
declare global {
  interface HTMLElementTagNameMap {
    "chat-call": ChatCallElement;
  }
  /** They bubble: elements, the document and the window hear them. */
  interface GlobalEventHandlersEventMap extends PrefixedEvents {}
  interface CustomElementRegistry {
    get(name: "chat-call"): ChatCallConstructor | undefined;
    whenDefined(name: "chat-call"): Promise<ChatCallConstructor>;
  }
}
`;

/** The manifest's `exports`: everything that a page may import. */
const EXPORTS = {
  ".": { types: "./index.d.ts", default: "./index.js" },
  "./testing.js": { types: "./testing.d.ts", default: "./testing.js" },
  "./chat-call.js": "./chat-call.js",
  "./chat-call-push.js": "./chat-call-push.js",
  "./package.json": "./package.json",
};

/** The package's files by name. `entry` is the module that registers the element. */
export function packageFilesOf(
  { manifest, element, testKit }: PackageFilesOptions,
  entry: string,
): Record<string, string> {
  const { name, version, description, license } = JSON.parse(readFileSync(manifest, "utf8"));
  const own = { name, version, description, license, type: "module", exports: EXPORTS };
  return {
    "package.json": `${JSON.stringify(own, null, 2)}\n`,
    // Server-side rendering imports it too, where there are no elements.
    "index.js": `if (typeof HTMLElement === "function") import(${JSON.stringify(`./${entry}`)});\n`,
    "index.d.ts": `${readFileSync(element, "utf8")}${GLOBALS}`,
    "testing.d.ts": readFileSync(testKit, "utf8"),
  };
}

export function packageFiles(options: PackageFilesOptions): Plugin {
  return {
    name: "chat-call:package-files",
    apply: "build",
    // After the size report, which covers only what pages load.
    async writeBundle({ dir = "." }, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (!entry) this.error("Cannot name the widget's entry: the bundle has none");
      const files = Object.entries(packageFilesOf(options, entry.fileName));
      await Promise.all(files.map(([name, text]) => writeFile(join(dir, name), text)));
    },
  };
}
