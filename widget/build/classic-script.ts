/**
 * Builds a script that hosts name in their pages or workers as one classic script, once the entry
 * module's hashed name is known.
 */
import { build, type Plugin, type Rolldown } from "vite";

export interface ClassicScriptOptions {
  /** The script's source. */
  source: string;
  /** The script's file name in the widget's folder. */
  file: string;
  target: string;
}

/** Defines `CHAT_CALL_ENTRY`, the entry's name relative to the script's own address. */
export function classicScript({ source, file, target }: ClassicScriptOptions): Plugin {
  return {
    name: `chat-call:classic-script:${file}`,
    apply: "build",
    async generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((one) => one.type === "chunk" && one.isEntry);
      if (entry === undefined) throw new Error(`Cannot build ${file}: the bundle has no entry`);
      const result = await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { CHAT_CALL_ENTRY: JSON.stringify(entry.fileName) },
        build: {
          write: false,
          target,
          sourcemap: "hidden",
          modulePreload: false,
          rolldownOptions: {
            input: source,
            output: { format: "iife", entryFileNames: file },
          },
        },
      }) as Rolldown.RolldownOutput;
      const [script] = result.output;
      const map = `${file}.map`;
      this.emitFile({
        type: "asset",
        fileName: file,
        source: `${script.code.trimEnd()}\n//# sourceMappingURL=${map}\n`,
      });
      if (script.map !== null) {
        this.emitFile({ type: "asset", fileName: map, source: script.map.toString() });
      }
    },
  };
}
