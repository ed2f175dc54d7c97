/** Imports run one way: checks the source against the table of layers. */
import { deepEqual, equal } from "node:assert/strict";
import { ALLOWED_EDGES, ALLOWED_PACKAGES } from "./layers.ts";
import {
  importsOf,
  isThere,
  partOf,
  readSourceTree,
  type SourceFile,
  target,
} from "./source-tree.ts";

const files = readSourceTree("server", "widget");

Deno.test("importsOf() finds static, type, side-effect, re-exported and dynamic imports", () => {
  const text = `
    import * as z from "zod/mini"; // import "./not-this.ts"
    import type { A } from "./a.ts";
    import {
      B,
      C,
    } from './b.ts';
    import "./c.ts";
    export { D } from "./d.ts";
    /* import "./nor-this.ts" */
    const heavy = () => import("./e.ts");
    type F = import("./f.ts").F;
    const address = "https://example.org/g.ts";
  `;
  deepEqual(importsOf(text), [
    "zod/mini",
    "./a.ts",
    "./b.ts",
    "./d.ts",
    "./c.ts",
    "./e.ts",
    "./f.ts",
  ]);
});

Deno.test("every import follows the table of allowed edges", () => {
  const forbidden = files.flatMap((file) => {
    const from = partOf(file.path);
    return localImports(file)
      .filter((to) => partOf(to) !== from && !ALLOWED_EDGES[from]?.includes(partOf(to)))
      .map((to) => `${file.path} imports ${to}`);
  });
  equal(forbidden.join("\n"), "");
});

Deno.test("the table of allowed edges names every part", () => {
  const parts = new Set(files.map((file) => partOf(file.path)));
  deepEqual([...parts].filter((part) => !(part in ALLOWED_EDGES)), []);
});

Deno.test("the table of allowed edges has no cycle", () => {
  const edges = Object.entries(ALLOWED_EDGES);
  const graph = new Map(edges.map(([from, to]) => [from, to.filter((part) => part !== from)]));
  equal(circleIn(graph), undefined);
});

Deno.test("every package import is allowed for its part", () => {
  const forbidden = files.flatMap((file) => {
    const part = partOf(file.path);
    const allowed = ALLOWED_PACKAGES[part] ?? ALLOWED_PACKAGES[part.split("/")[0]];
    return file.imports
      .filter((name) => !name.startsWith("."))
      .filter((name) => !allowed.some((one) => name === one || name.startsWith(under(one))))
      .map((name) => `${file.path} imports ${name}`);
  });
  equal(forbidden.join("\n"), "");
});

Deno.test("every relative import names an existing file, with its extension", () => {
  const missing = files.flatMap((file) =>
    localImports(file).filter((to) => !isThere(to)).map((to) => `${file.path} imports ${to}`)
  );
  equal(missing.join("\n"), "");
});

Deno.test("no imports form a cycle", () => {
  const circle = circleIn(new Map(files.map((file) => [file.path, localImports(file)])));
  equal(circle, undefined);
});

function localImports(file: SourceFile): string[] {
  return file.imports.flatMap((specifier) => target(file, specifier) ?? []);
}

/**
 * The prefix of a package's paths: `lit` covers `lit/directives/repeat.js`, and `node:` every
 * built-in.
 */
function under(name: string): string {
  return name.endsWith(":") ? name : `${name}/`;
}

/** The first cycle found, as the path around it. */
function circleIn(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (done.has(node)) return undefined;
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) {
    const circle = visit(node);
    if (circle) return circle;
  }
}
