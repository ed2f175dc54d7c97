/**
 * Adds the licence notices of packages whose files are shipped unbundled: the build tool lists only
 * what it bundles.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

export interface AssetNoticesOptions {
  /** The file with the notices of the bundled packages, to which these are added. */
  file: string;
  /** By package name: text that the package's own notice leaves out. */
  besides: Readonly<Record<string, string>>;
}

export function assetNotices({ file, besides }: AssetNoticesOptions): Plugin {
  return {
    name: "chat-call:asset-notices",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const notices = bundle[file];
        if (notices?.type !== "asset") this.error(`Cannot add notices: there is no ${file}`);
        const shipped = Object.values(bundle).flatMap((one) =>
          one.type === "asset" ? one.originalFileNames : []
        );
        const packages = new Set(
          shipped.flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []),
        );
        const added = [...packages].map((name) => noticeOf(name, shipped, besides[name] ?? ""));
        notices.source = [notices.source, ...added].join("\n");
      },
    },
  };
}

function noticeOf(name: string, shipped: readonly string[], besides: string): string {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = shipped.filter((path) => path.includes(`/${name}/`)).map((path) => basename(path));
  const text = readFileSync(join(folder, "LICENSE.md"), "utf8");
  const title = `## ${name} - ${version} (${license})`;
  return [title, `Files of it: ${files.join(", ")}.`, besides, text].filter(Boolean).join("\n\n");
}
