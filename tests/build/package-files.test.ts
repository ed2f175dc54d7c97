/** The built widget as a package: the element, the test kit and the types of both. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { packageFilesOf } from "../../widget/build/package-files.ts";

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const files = packageFilesOf({
  manifest: pathOf("package.json"),
  element: pathOf("widget/published/element.ts"),
  testKit: pathOf("widget/published/test-kit.ts"),
}, "assets/define-abc.js");
const manifest = JSON.parse(files["package.json"]);

Deno.test("the manifest has the project's name, version and licence, and may be published", () => {
  const own = JSON.parse(readFileSync(pathOf("package.json"), "utf8"));
  for (const key of ["name", "version", "license"]) assert.equal(manifest[key], own[key], key);
  assert.equal(manifest.private, undefined);
  assert.equal(manifest.dependencies, undefined);
});

Deno.test("everything the manifest exports is in the package", () => {
  const named = JSON.stringify(manifest.exports).matchAll(/"\.\/([^"]+?)"(?!:)/g);
  const built = ["chat-call.js", "chat-call-push.js", "testing.js"];
  for (const [, file] of named) assert.ok(file in files || built.includes(file), file);
});

Deno.test("the package's entry imports the element's chunk, and can be imported on a server", async () => {
  assert.match(files["index.js"], /import\("\.\/assets\/define-abc\.js"\)/);
  await import(`data:text/javascript,${encodeURIComponent(files["index.js"])}`);
});

Deno.test("the types import nothing", () => {
  for (const name of ["index.d.ts", "testing.d.ts"]) {
    assert.doesNotMatch(files[name], /\bimport\b.*from|\bimport\(/, name);
  }
  assert.match(files["index.d.ts"], /"chat-call": ChatCallElement;/);
});

Deno.test("the types name every attribute in widget/README.md", () => {
  const table = readFileSync(pathOf("widget/README.md"), "utf8").split("\n| attribute ")[1]
    .split("\n\n")[0];
  const listed = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  const [, attributes] = files["index.d.ts"].split("interface ChatCallAttributes {");
  const typed = [...attributes.split("\n}")[0].matchAll(/^ {2}"([\w-]+)"\?:/gm)]
    .map(([, name]) => name);
  // The table lists `token` in the row of `token-url`.
  assert.deepEqual(typed.toSorted(), [...listed, "token"].toSorted());
});
