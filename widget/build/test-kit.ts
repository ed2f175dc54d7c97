/** Builds the kit for a host's tests into one file beside the widget's, which no page of the widget loads. */
import { build, type Plugin } from "vite";

export interface TestKitOptions {
  /** The kit's front. */
  entry: string;
  /** What it is called in the widget's folder. */
  file: string;
  target: string;
}

/** A build of its own, so that it shares no chunk with what visitors load. */
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
