/**
 * Builds the widget into dist/widget: the classic script that a page names, the module it loads,
 * the chunks that are loaded for a call, and the script for a host's service worker.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import { assetNotices } from "./widget/build/asset-notices.ts";
import { classicScript } from "./widget/build/classic-script.ts";
import { compressed } from "./widget/build/compressed.ts";
import { pageProof, pageProofLit, pageProofXState } from "./widget/build/page-proof.ts";
import { earlierFiles } from "./widget/build/earlier-files.ts";
import { packageFiles } from "./widget/build/package-files.ts";
import { plainImports } from "./widget/build/plain-imports.ts";
import { shortPrivateNames } from "./widget/build/private-names.ts";
import { tightTemplates } from "./widget/build/tight-templates.ts";
import { testKit } from "./widget/build/test-kit.ts";
import { cutText } from "./widget/build/text-cuts.ts";
import { unusedLit } from "./widget/build/unused-lit.ts";
import { unusedLitHtml } from "./widget/build/unused-lit-html.ts";
import { leaveOut } from "./widget/build/unused-code.ts";
import { unusedXState } from "./widget/build/unused-xstate.ts";
import { serverMessageShapes } from "./widget/effects/signaling/server-message-shapes.ts";

const LOADER = resolve("widget/loader.ts");
const PUSH_WORKER = resolve("widget/push-worker.ts");
const ENTRY = resolve("widget/define.ts");
const SHAPES = resolve("widget/effects/signaling/server-message-shapes.ts");
/** These two names must never change: hosts have them in their pages and in their worker. */
const LOADER_FILE = "chat-call.js";
const PUSH_WORKER_FILE = "chat-call-push.js";
const SIZES_FILE = "sizes.json";
const LICENSES_FILE = "licenses.md";
/** Added to the package's own notice, which does not cover these files. */
const SEGMENTER_NOTICE = `The .wasm file is a build of TensorFlow Lite (Copyright The TensorFlow
Authors) with XNNPACK (Copyright Facebook, Inc. and its affiliates, Copyright Google LLC; BSD 3-Clause,
in the words below). The .tflite file is the landscape model of MediaPipe's Selfie Segmentation
(Copyright Google LLC). TensorFlow Lite and the model are under the Apache License 2.0:

${readFileSync("widget/build/apache-2.0.txt", "utf8")}`;
const TARGET = "es2022";
/** Low, so that the loader runs in browsers that are too old for the rest and can say so. */
const LOADER_TARGET = "es2017";
/** What every page loads, even without a call: the loader, and all that comes before it is idle. */
const MAX_GZIP_BYTES = { loader: 1024, beforeIdle: 15_000 };

/** All that the call imports beyond the entry is one chunk, even what others import too. */
const CALL = resolve("widget/call-part.ts");

export default defineConfig({
  // Chunks find each other relative to themselves, wherever the files are served from.
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist/widget",
    // Open pages still load files of earlier builds.
    emptyOutDir: false,
    target: TARGET,
    sourcemap: true,
    // It would add <link> elements to the host's page, and costs more than it saves.
    modulePreload: false,
    // sizes.json has every size, compressed as it is served.
    reportCompressedSize: false,
    license: { fileName: LICENSES_FILE },
    rolldownOptions: {
      input: ENTRY,
      // No code here relies on side effects of reading a property or a global.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      // An inlined number is shorter than a name for it, even when it is used twice.
      optimization: { inlineConst: { mode: "all", pass: 1 } },
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        // licenses.md has the notices that the licences require.
        comments: { legal: false },
        // One request instead of seven, and better compression.
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
    cutText("lit", { ...unusedLit, ...unusedLitHtml }),
    cutText("lit-on-old-pages", pageProofLit),
    cutText("xstate-on-old-pages", pageProofXState),
    pageProof(),
    shortPrivateNames(),
    classicScript({ source: LOADER, file: LOADER_FILE, target: LOADER_TARGET }),
    classicScript({ source: PUSH_WORKER, file: PUSH_WORKER_FILE, target: TARGET }),
    assetNotices({
      file: LICENSES_FILE,
      besides: { "@twilio/video-processors": SEGMENTER_NOTICE },
    }),
    compressed({
      file: SIZES_FILE,
      classicScripts: { [LOADER_FILE]: "loader", [PUSH_WORKER_FILE]: "worker" },
      maxGzipBytes: MAX_GZIP_BYTES,
    }),
    earlierFiles({ folder: "assets", file: "builds.json", builds: 2 }),
    packageFiles({
      manifest: resolve("package.json"),
      element: resolve("widget/published/element.ts"),
      testKit: resolve("widget/published/test-kit.ts"),
    }),
    testKit({ entry: resolve("widget/testing/test-call.ts"), file: "testing.js", target: TARGET }),
  ],
});

/** Ships the protocol's schemas as computed data, so that the schema library is not shipped. */
function workedOutShapes(): Plugin {
  return {
    name: "chat-call:worked-out-shapes",
    load(id) {
      if (resolve(id) !== SHAPES) return null;
      return `export const serverMessageShapes = ${JSON.stringify(serverMessageShapes)};`;
    },
  };
}

/** Puts the modules that the call reaches, and the entry does not, into one chunk. */
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
