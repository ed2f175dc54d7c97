/**
 * Serves the widget's tests bundled: most take less time to run than a page needs to load each of
 * their modules apart.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import process from "node:process";
import { build } from "vite";
import { testFilesIn } from "./support/test-files.mjs";

/** The folder of the bundled files, whose names change with their content. */
const BUNDLED = "tests/bundled";

/** A plugin for the test files that the command line names, or else for all in `folder`. */
export function bundledTests({ rootDir, folder, define }) {
  const files = new Map();
  return {
    name: "bundled-tests",
    async serverStart() {
      const { output } = await build({
        root: rootDir,
        configFile: false,
        publicDir: false,
        logLevel: "error",
        define,
        build: {
          write: false,
          target: "es2022",
          minify: false,
          sourcemap: true,
          modulePreload: false,
          rollupOptions: {
            input: (namedFiles(rootDir) ?? testFilesIn(rootDir, folder))
              .map((file) => join(rootDir, file)).filter(isBundled),
            preserveEntrySignatures: false,
            treeshake: false,
            // The runner's own modules.
            external: /^\/__web/,
            output: {
              entryFileNames: `${BUNDLED}/[name]-[hash].js`,
              chunkFileNames: `${BUNDLED}/[name]-[hash].js`,
              assetFileNames: `${BUNDLED}/[name]-[hash][extname]`,
            },
          },
        },
      });
      for (const { fileName, code, source, map, isEntry, facadeModuleId } of output) {
        files.set(`/${fileName}`, source ?? mappedBy(`${basename(fileName)}.map`, code));
        if (map) files.set(`/${fileName}.map`, map.toString());
        if (isEntry) files.set(`/${relative(rootDir, facadeModuleId)}`, `import "/${fileName}";`);
      }
    },
    serve({ path }) {
      const body = files.get(path);
      if (body === undefined) return;
      const isFinal = path.startsWith(`/${BUNDLED}`);
      return isFinal
        ? { body, headers: { "cache-control": "max-age=3600" } }
        : { body, type: "js" };
    },
  };
}

/** The runner follows the first of such comments, and some libraries bring theirs along. */
function mappedBy(map, code) {
  return `${code.replaceAll(/\/\/# sourceMappingURL=.*/g, "")}//# sourceMappingURL=${map}\n`;
}

/** A bundler would share the modules that a test imports anew, by an address of its own. */
function isBundled(file) {
  return !readFileSync(file, "utf8").includes("import(`");
}

function namedFiles(rootDir) {
  const named = process.argv.filter((word) => word.endsWith(".test.ts"));
  return named.length > 0 && named.every((file) => existsSync(join(rootDir, file))) ? named : null;
}
