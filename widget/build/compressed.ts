/** Writes a .gz and a .br of each script, .wasm and .tflite file, and a report of their sizes. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";
import { type Role, rolesOf } from "./part-role.ts";

interface Size {
  file: string;
  role: Role;
  bytes: number;
  gzip: number;
  brotli: number;
}

export interface CompressedOptions {
  /** The file of the size report. */
  file: string;
  /** The scripts that are not chunks, each with its role. */
  classicScripts: Readonly<Record<string, Role>>;
  /** Size limits by role; the build fails above one. */
  maxGzipBytes: Partial<Record<Role, number>>;
}

export function compressed(
  { file: sizesFile, classicScripts, maxGzipBytes }: CompressedOptions,
): Plugin {
  return {
    name: "chat-call:compressed",
    apply: "build",
    // Another plugin's files are in the bundle only after its own `generateBundle`.
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const scripts = Object.values(bundle).filter((file) =>
          file.fileName.endsWith(".js") || isForBackground(file.fileName)
        );
        const roles = rolesOf(bundle);
        const files = await Promise.all(scripts.map(async (file): Promise<Size> => {
          const text = Buffer.from(file.type === "chunk" ? file.code : file.source);
          const [gz, br] = await Promise.all([toGzip(text), toBrotli(text)]);
          this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gz });
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source: br });
          const role = isForBackground(file.fileName)
            ? "background"
            : roles.get(file.fileName) ?? classicScripts[file.fileName];
          if (role === undefined) this.error(`Cannot weigh ${file.fileName}: nothing loads it`);
          const size = { bytes: text.length, gzip: gz.length, brotli: br.length };
          return { file: file.fileName, role, ...size };
        }));
        files.sort((a, b) => a.role.localeCompare(b.role) || b.gzip - a.gzip);
        const report = { total: totals(files), files };
        for (const [role, { gzip }] of Object.entries(report.total)) {
          const limit = maxGzipBytes[role as Role] ?? Infinity;
          if (gzip > limit) this.error(`Cannot ship ${role}: ${gzip} bytes gzip are over ${limit}`);
        }
        this.emitFile({
          type: "asset",
          fileName: sizesFile,
          source: `${JSON.stringify(report, null, 2)}\n`,
        });
        for (const [role, size] of Object.entries(report.total)) {
          this.info(`${role}: ${size.gzip} bytes gzip, ${size.brotli} brotli`);
        }
      },
    },
  };
}

/** The segmentation model and its runtime, which are not scripts. */
const isForBackground = (fileName: string) => /\.(wasm|tflite)$/.test(fileName);

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
