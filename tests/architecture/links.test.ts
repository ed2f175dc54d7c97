/** Every link in the documentation, between pages and into the source, has a target. */
import { deepEqual, ok } from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
// The benchmarks install packages of others, which are not checked.
const pages = globSync(["README.md", "{widget,server,demo,tests}/**/*.md"], { cwd: ROOT })
  .filter((path) => !path.includes("node_modules"));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The anchors of a page's headings. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, "").trim().replaceAll(" ", "-")
  );
}

Deno.test("every link in the documentation has a target", () => {
  ok(pages.length > 4, `current value is ${pages}`);
  const dead = pages.flatMap((page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
    return links.filter((link) => !/^https?:/.test(link)).filter((link) => {
      const [path, anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    }).map((link) => `${page}: ${link}`);
  });
  deepEqual(dead, []);
});
