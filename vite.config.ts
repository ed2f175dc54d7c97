/**
 * Builds the widget into dist/widget: the classic script that a page names, the module it loads, and
 * the chunks that wait until a call is near. Knows nothing of what is inside them.
 */
import { basename, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";
import { shortPrivateNames } from "./widget/build/private-names.ts";
import { tightTemplates } from "./widget/build/tight-templates.ts";
import { testKit } from "./widget/build/test-kit.ts";
import { cutText } from "./widget/build/text-cuts.ts";
import { unusedLit } from "./widget/build/unused-lit.ts";
import { leaveOut } from "./widget/build/unused-code.ts";
import { unusedXState } from "./widget/build/unused-xstate.ts";
import { serverMessageShapes } from "./widget/effects/server-message-shapes.ts";

const LOADER = resolve("widget/loader.ts");
const ENTRY = resolve("widget/define.ts");
const SHAPES = resolve("widget/effects/server-message-shapes.ts");
/** The one name that never changes: it stands in the host's pages. */
const LOADER_FILE = "chat-call.js";
const SIZES_FILE = "sizes.json";
const TARGET = "es2022";
/** What every page pays for the element, called or not: the packet waited for, and all before it is idle. */
const MAX_GZIP_BYTES: Partial<Record<Role, number>> = { loader: 1024, beforeIdle: 15_000 };

/** What the call imports and the page has not loaded before: one chunk, whoever else asks for some of it. */
const CALL = resolve("widget/call-part.ts");

export default defineConfig({
  // Chunks find each other relative to themselves, wherever the files are served from.
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist/widget",
    target: TARGET,
    sourcemap: true,
    // A preload helper would write <link> elements into the host's page and weighs more than it saves.
    modulePreload: false,
    // Every size is in sizes.json, compressed as it is served.
    reportCompressedSize: false,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      input: ENTRY,
      // Nothing here is read for what the reading does.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        // The notices that licences ask for are in licenses.md, once.
        comments: { legal: false },
        // One request instead of seven, and each is compressed by what it has in common with the others.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: callChunk() }],
        },
      },
    },
  },
  plugins: [
    workedOutShapes(),
    plainImports(),
    tightTemplates("/widget/"),
    leaveOut(unusedXState),
    cutText("lit", unusedLit),
    shortPrivateNames(),
    classicLoader(),
    compressed(),
    testKit({ entry: resolve("widget/testing/test-call.ts"), file: "testing.js", target: TARGET }),
  ],
});

/** Ships the protocol's schemas as data: the library that makes them from their source stays here. */
function workedOutShapes(): Plugin {
  return {
    name: "chat-call:worked-out-shapes",
    load(id) {
      if (resolve(id) !== SHAPES) return null;
      return `export const serverMessageShapes = ${JSON.stringify(serverMessageShapes)};`;
    },
  };
}

/** One request for the call instead of seven, and compressed by all that its modules have in common. */
function callChunk() {
  let ofCall: Set<string> | undefined;
  return (id: string, graph: Rolldown.ChunkingContext): string | null => {
    const reachedFrom = (start: string, but: ReadonlySet<string> = new Set()): Set<string> => {
      const reached = new Set([start]);
      for (const module of reached) {
        for (const next of graph.getModuleInfo(module)!.importedIds) {
          if (!but.has(next)) reached.add(next);
        }
      }
      return reached;
    };
    ofCall ??= reachedFrom(CALL, reachedFrom(ENTRY));
    return ofCall.has(id) ? "call-part" : null;
  };
}

/** Leaves `import()` to the browser: there are no style sheets or preloads to wait for. */
function plainImports(): Plugin {
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
        // With its line breaks every later line stays where it was, and the source map stays true.
        (whole ?? module) + "\n".repeat(text.split("\n").length - 1));
      if (plain.includes("__VITE_PRELOAD__")) {
        this.error("Cannot unwrap an import: it is written anew");
      }
      return { code: plain, map: null };
    },
  };
}

/**
 * Builds widget/loader.ts as one classic script once the name of the module's entry is known, and
 * tells it that name (`CHAT_CALL_ENTRY`, relative to the script's own address).
 */
function classicLoader(): Plugin {
  return {
    name: "chat-call:classic-loader",
    apply: "build",
    async generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (entry === undefined) throw new Error(`Cannot build the loader: ${ENTRY} gave no entry`);
      const result = await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { CHAT_CALL_ENTRY: JSON.stringify(entry.fileName) },
        build: {
          write: false,
          target: TARGET,
          sourcemap: "hidden",
          modulePreload: false,
          rolldownOptions: {
            input: LOADER,
            output: { format: "iife", entryFileNames: LOADER_FILE },
          },
        },
      }) as Rolldown.RolldownOutput;
      const [loader] = result.output;
      const map = `${LOADER_FILE}.map`;
      this.emitFile({
        type: "asset",
        fileName: LOADER_FILE,
        source: `${loader.code.trimEnd()}\n//# sourceMappingURL=${map}\n`,
      });
      if (loader.map !== null) {
        this.emitFile({ type: "asset", fileName: map, source: loader.map.toString() });
      }
    },
  };
}

/** What a page pays for, and when. */
type Role = "loader" | "beforeIdle" | "call" | "locale" | "onDemand";

/** What is loaded only when a person asks for it; every other part belongs to the usual call. */
const ON_DEMAND = [
  "device-failure.ts",
  "device-ladder.ts",
  "camera-facing.ts",
  "way-out.ts",
  "device-return.ts",
  "history-part.ts",
  "group-part.ts",
  "invite-panel.ts",
  "choose-part.ts",
  "join-button.ts",
  "notice-part.ts",
  "popup-place.ts",
  "over-modal.ts",
  "settings-part.ts",
  "diagnosis-part.ts",
  "ring-alert.ts",
  "tab-companion.ts",
  "elsewhere-panel.ts",
];

interface Size {
  file: string;
  role: Role;
  bytes: number;
  gzip: number;
  brotli: number;
}

/** Puts a .gz and a .br beside each script, and sizes.json with what each role weighs. */
function compressed(): Plugin {
  return {
    name: "chat-call:compressed",
    apply: "build",
    // Another plugin's files are in the bundle only after its own `generateBundle`.
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const scripts = Object.values(bundle).filter((file) => file.fileName.endsWith(".js"));
        const roles = rolesOf(bundle);
        const files = await Promise.all(scripts.map(async (file): Promise<Size> => {
          const text = Buffer.from(file.type === "chunk" ? file.code : file.source);
          const [gz, br] = await Promise.all([toGzip(text), toBrotli(text)]);
          this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gz });
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source: br });
          const role = roles.get(file.fileName) ?? "loader";
          const size = { bytes: text.length, gzip: gz.length, brotli: br.length };
          return { file: file.fileName, role, ...size };
        }));
        files.sort((a, b) => a.role.localeCompare(b.role) || b.gzip - a.gzip);
        const report = { total: totals(files), files };
        for (const [role, { gzip }] of Object.entries(report.total)) {
          const limit = MAX_GZIP_BYTES[role as Role] ?? Infinity;
          if (gzip > limit) this.error(`Cannot ship ${role}: ${gzip} bytes gzip are over ${limit}`);
        }
        this.emitFile({
          type: "asset",
          fileName: SIZES_FILE,
          source: `${JSON.stringify(report, null, 2)}\n`,
        });
        for (const [role, size] of Object.entries(report.total)) {
          this.info(`${role}: ${size.gzip} bytes gzip, ${size.brotli} brotli`);
        }
      },
    },
  };
}

/** Static imports of the entry load before the page is idle; what is only reached by `import()` comes later. */
function rolesOf(bundle: Rolldown.OutputBundle): Map<string, Role> {
  const roles = new Map<string, Role>();
  const visit = (fileName: string, role: Role) => {
    const chunk = bundle[fileName];
    if (chunk?.type !== "chunk" || roles.has(fileName)) return;
    roles.set(fileName, role);
    for (const next of chunk.imports) visit(next, role);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === "chunk" && file.isEntry) visit(file.fileName, "beforeIdle");
  }
  const later = Object.values(bundle).filter((file) =>
    file.type === "chunk" && file.isDynamicEntry
  );
  // What several need is loaded by the call, where that is one of them; a page in English has no locale.
  for (const role of ["call", "onDemand", "locale"] as const) {
    for (const file of later) if (roleOfPart(file) === role) visit(file.fileName, role);
  }
  return roles;
}

function roleOfPart(file: Rolldown.OutputAsset | Rolldown.OutputChunk): Role {
  const source = file.type === "chunk" ? file.facadeModuleId ?? "" : "";
  if (basename(resolve(source, "..")) === "locales") return "locale";
  return ON_DEMAND.includes(basename(source)) ? "onDemand" : "call";
}

function totals(files: Size[]): Record<string, { bytes: number; gzip: number; brotli: number }> {
  const total: Record<string, { bytes: number; gzip: number; brotli: number }> = {};
  for (const { role, bytes, gzip: gz, brotli } of files) {
    const sum = total[role] ??= { bytes: 0, gzip: 0, brotli: 0 };
    sum.bytes += bytes;
    sum.gzip += gz;
    sum.brotli += brotli;
  }
  return total;
}

function toGzip(text: Buffer): Promise<Buffer> {
  return promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION });
}

function toBrotli(text: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}
