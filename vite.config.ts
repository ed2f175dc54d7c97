/**
 * Builds the widget into dist/widget: the classic script that a page names, the module it loads, the
 * chunks that wait until a call is near, and the script for a host's worker. Knows nothing of what is
 * inside them.
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
/** The two names that never change: they stand in the host's pages, and in the host's worker. */
const LOADER_FILE = "chat-call.js";
const PUSH_WORKER_FILE = "chat-call-push.js";
const SIZES_FILE = "sizes.json";
const LICENSES_FILE = "licenses.md";
/** What its own notice does not say. */
const SEGMENTER_NOTICE = `The .wasm file is a build of TensorFlow Lite (Copyright The TensorFlow
Authors) with XNNPACK (Copyright Facebook, Inc. and its affiliates, Copyright Google LLC; BSD 3-Clause,
in the words below). The .tflite file is the landscape model of MediaPipe's Selfie Segmentation
(Copyright Google LLC). TensorFlow Lite and the model are under the Apache License 2.0:

${readFileSync("widget/build/apache-2.0.txt", "utf8")}`;
const TARGET = "es2022";
/** Reaches browsers that are too old for the rest, to say so. */
const LOADER_TARGET = "es2017";
/** What every page pays for the element, called or not: the packet waited for, and all before it is idle. */
const MAX_GZIP_BYTES = { loader: 1024, beforeIdle: 15_000 };

/** What the call imports and the page has not loaded before: one chunk, whoever else asks for some of it. */
const CALL = resolve("widget/call-part.ts");

export default defineConfig({
  // Chunks find each other relative to themselves, wherever the files are served from.
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist/widget",
    // Pages that stand open still load from the files of the builds before.
    emptyOutDir: false,
    target: TARGET,
    sourcemap: true,
    // A preload helper would write <link> elements into the host's page and weighs more than it saves.
    modulePreload: false,
    // Every size is in sizes.json, compressed as it is served.
    reportCompressedSize: false,
    license: { fileName: LICENSES_FILE },
    rolldownOptions: {
      input: ENTRY,
      // Nothing here is read for what the reading does.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      // A number in its place is shorter than a name for it, also where there are two.
      optimization: { inlineConst: { mode: "all", pass: 1 } },
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
