/** What a page may style: checks the lists in widget/README.md against the source, both ways. */
import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readSourceTree, withoutComments } from "./source-tree.ts";

const source = readSourceTree("widget").map(({ text }) => withoutComments(text)).join("\n");
const readme = readFileSync(new URL("../../widget/README.md", import.meta.url), "utf8");

/** The names in the first column of the table whose head begins with this word. */
function listed(head: string): string[] {
  const table = readme.split(`\n| ${head}`)[1]?.split("\n\n")[0] ?? "";
  const cells = table.split("\n").slice(1).map((row) => row.split("|")[1] ?? "");
  return cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)).sort();
}

/** Every word that these patterns find, each once. */
function found(...patterns: RegExp[]): string[] {
  const words = patterns.flatMap((pattern) =>
    [...source.matchAll(pattern)].flatMap(([, names]) => names.split(/[\s,]+/))
  );
  return [...new Set(words)].filter(Boolean).sort();
}

Deno.test("widget/README.md lists every custom property that the element reads", () => {
  deepEqual(listed("properties"), found(/var\(\s*--chat-call-([a-z-]+)/g));
});

Deno.test("widget/README.md lists every part of the element", () => {
  const named = found(
    /\bpart="([a-z- ]+)"/g,
    /\bpart: "([a-z-]+)"/g,
    /\bpart=\$\{[^}]*"([a-z-]+)" : nothing/g,
    /\bparts = "([a-z- ]+)"/g,
    // The answer buttons.
    /#answer\(\s*"([a-z-]+)"/g,
  );
  deepEqual(listed("parts"), named);
});

Deno.test("every part of the element is exported to the page", () => {
  const passedOn = found(
    /exportparts="([a-z-, ]+)"/g,
    /"exportparts", "([a-z-, ]+)"/g,
    // A dialog exports the parts it names.
    /\bparts = "([a-z- ]+)"/g,
    // Lists too long for one line.
    /PARTS =\s+"([a-z-, ]+)"/g,
    /\+\s+"([a-z-, ]+)"/g,
    /PARTS = `([a-z-, ]+)/g,
  );
  deepEqual(listed("parts").filter((part) => !passedOn.includes(part)), []);
});
