/**
 * Builds the kit for hosts' tests into one file beside the widget's, which real pages never load.
 */
import { build, type Plugin } from "vite";

export interface TestKitOptions {
  /** The kit's entry module. */
  entry: string;
  /** The kit's file name in the widget's folder. */
  file: string;
  target: string;
}

/** A separate build, so that it shares no chunk with what visitors load. */
export function testKit({ entry, file, target }: TestKitOptions): Plugin {
  let outDir = "";
  return {
    name: "chat-call:test-kit",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        build: {
          outDir,
          emptyOutDir: false,
          target,
          reportCompressedSize: false,
          rolldownOptions: {
            input: entry,
            preserveEntrySignatures: "strict",
            output: { entryFileNames: file },
          },
        },
      });
    },
  };
}
