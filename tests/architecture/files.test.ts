/** Keeps files small, with one subject each: checks names, sizes and openings. */
import { deepEqual } from "node:assert/strict";
import { readSourceTree, withoutComments } from "./source-tree.ts";

const files = readSourceTree("server", "widget");
const MAX_LINES = 250;
const tests = ["server", "support", "cluster", "protocol", "bench", "fuzz"];

Deno.test(`no file except the locales is longer than ${MAX_LINES} lines`, () => {
  const long = [...files, ...readSourceTree(...tests.map((name) => `tests/${name}`))]
    .filter((file) => !file.path.includes("/locales/"))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MAX_LINES);
  deepEqual(long, []);
});

Deno.test("no file has a name without a subject, such as utils", () => {
  const vague = /(^|[/.-])(utils?|helpers?|types?|common|misc|shared|index)\.ts$/;
  deepEqual(files.map((file) => file.path).filter((path) => vague.test(path)), []);
});

Deno.test("every file and folder name is kebab-case", () => {
  const name = /^([a-z0-9]+(-[a-z0-9]+)*\/)+[a-z0-9]+(-[a-z0-9]+)*(\.styles|\.test)?\.ts$/;
  // Locale files are named by their language tags.
  const paths = files.map((file) => file.path).filter((path) => !path.includes("/locales/"));
  deepEqual(paths.filter((path) => !name.test(path)), []);
});

Deno.test("no file except the entry of a chunk re-exports from others", () => {
  const passesOn = /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\b/m;
  const barrels = files.filter((file) => passesOn.test(withoutComments(file.text)));
  deepEqual(barrels.map((file) => file.path), ["widget/call-part.ts"]);
});

Deno.test("every file opens with a docstring", () => {
  deepEqual(files.filter((file) => !file.text.startsWith("/**")).map((file) => file.path), []);
});

Deno.test("nothing is exported by default, and closed sets are not enums", () => {
  const refused = /^export\s+default\b|^(export\s+)?(declare\s+)?(const\s+)?enum\b/m;
  const found = files.filter((file) => refused.test(withoutComments(file.text)));
  deepEqual(found.map((file) => file.path), []);
});

Deno.test("only the start reads the environment", () => {
  const reads = /\bDeno\s*\.\s*env\b|\bprocess\s*\.\s*env\b/;
  // The start passes it to loadConfig(), the only place that knows its names.
  const found = files.filter((file) => reads.test(withoutComments(file.text)));
  const starts = ["server/config/config.ts", "server/main.ts"];
  deepEqual(found.map((file) => file.path).filter((path) => !starts.includes(path)), []);
});

Deno.test("the widget's tests use the patient waitUntil() (tests/widget/support/wait-until.ts)", () => {
  const within = /import \{[^}]*\bwaitUntil\b[^}]*\} from "@open-wc\/testing"/;
  const hasty = readSourceTree("tests/widget").filter(({ text }) => within.test(text));
  deepEqual(hasty.map(({ path }) => path), ["tests/widget/support/wait-until.ts"]);
});
