/** The pages of documentation: every link between them and into the source leads somewhere. */
import { deepEqual, ok } from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
// What the benchmarks install of others is not ours to hold.
const pages = globSync(["README.md", "{widget,server,demo,tests}/**/*.md"], { cwd: ROOT })
  .filter((path) => !path.includes("node_modules"));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** What the headings of a page are linked to by. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, "").trim().replaceAll(" ", "-")
  );
}

Deno.test("every link of the documentation leads somewhere", () => {
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
