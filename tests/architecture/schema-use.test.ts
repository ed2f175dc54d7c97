/**
 * Keeps the schema library off the page: an import of it passes every other check and breaks only
 * the built widget.
 */
import { deepEqual, equal } from "node:assert/strict";
import { readSourceTree, type SourceFile, target, valueImportsOf } from "./source-tree.ts";

const SCHEMA_LIBRARY = /^zod(\/|$)/;
/** The build ships this module's result instead of the module, so only it may load the schemas. */
const WORKED_OUT = "widget/effects/signaling/server-message-shapes.ts";

const protocol = new Map(readSourceTree("server/protocol").map((file) => [file.path, file]));
/** Not loaded by a host's pages: the build, and the test kit for hosts. */
const ASIDE = ["widget/build/", "widget/testing/"];
const widget = readSourceTree("widget").filter(({ path }) =>
  path !== WORKED_OUT && !ASIDE.some((folder) => path.startsWith(folder))
);

Deno.test("valueImportsOf() leaves out type-only imports", () => {
  const text = `
    import type { A } from "./a.ts";
    export type { B } from "./b.ts";
    import { type C } from "./c.ts";
    import { D } from "./d.ts";
    import "./e.ts";
    const f = () => import("./f.ts");
  `;
  // A list of inline types still loads its module.
  deepEqual(valueImportsOf(text), ["./c.ts", "./d.ts", "./e.ts", "./f.ts"]);
});

Deno.test("no widget module loads a schema of the protocol", () => {
  const found = widget.flatMap((file) =>
    valueImportsOf(file.text).filter((name) => loadsSchemas(file, name)).map((name) =>
      `${file.path} loads "${name}", and with it the schema library, which the built widget ` +
      `does not ship: write "import type", and a plain constant where a value is needed`
    )
  );
  equal(found.join("\n"), "");
});

Deno.test("loadsSchemas() finds schemas behind a protocol module", () => {
  const path = "widget/ui/example.ts";
  const example: SourceFile = { path, text: "", imports: [] };
  equal(loadsSchemas(example, "../../server/protocol/personal-settings.ts"), true);
  equal(loadsSchemas(example, "zod/mini"), true);
  equal(loadsSchemas(example, "../../server/protocol/error-code.ts"), false);
  equal(loadsSchemas(example, "./strings.ts"), false);
});

/** Whether this import of the file reaches the schema library through the protocol. */
function loadsSchemas(file: SourceFile, name: string): boolean {
  if (SCHEMA_LIBRARY.test(name)) return true;
  const next = protocol.get(target(file, name) ?? "");
  return next !== undefined &&
    valueImportsOf(next.text).some((further) => loadsSchemas(next, further));
}
