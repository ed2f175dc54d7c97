/** What the build leaves out of a library, and that it fails when it cannot. */
import { equal, throws } from "node:assert/strict";
import { leaveOut, type UnusedCode } from "../../widget/build/unused-code.ts";
import { transformed } from "./transformed.ts";

const ID = "/node_modules/lib/a.js";
const NOTHING: UnusedCode = {
  library: "lib",
  neverCalled: [],
  foregone: {},
  simpler: {},
  settled: {},
  unheard: [],
  unread: [],
  errorTexts: false,
};
const without = (unused: Partial<UnusedCode>, code: string, id = ID) =>
  transformed(leaveOut({ ...NOTHING, ...unused }), code, id);

Deno.test("leaveOut() makes functions that are never called throw", () => {
  const code = without(
    { neverCalled: ["f", "g", "A.h", "i"] },
    "function f(x) { return x }\nconst g = (x) => { x() };\n" +
      "class A { h() { return 1 } get i() { return 2 } }\nconst o = { i: () => ({}) };",
  );
  equal(
    code,
    "function f(x) {throw Error()}\nconst g = (x) => {throw Error()};\n" +
      "class A { h() {throw Error()} get i() { return 2 } }\nconst o = { i: undefined };",
  );
});

Deno.test("leaveOut() replaces a call with its foregone value, and keeps the line numbers", () => {
  const code = without({ foregone: { f: "false" } }, "if (!f(\n  a,\n  f(b),\n)) c();");
  equal(code, "if (!(false)\n\n\n) c();");
});

Deno.test("leaveOut() drops the calls of unheard functions", () => {
  const code = without({ unheard: ["_tell"] }, "a.b._tell({ c });\nd = a.b._tell();");
  equal(code, ";\nd = a.b._tell();");
});

Deno.test("leaveOut() gives a function a simpler body", () => {
  const code = without(
    { simpler: { "A.f": "{ return 1; }" } },
    "class A { f(x) {\n  return x;\n} }",
  );
  equal(code, "class A { f(x) { return 1; }\n\n }");
});

Deno.test("leaveOut() replaces settled values where they are read as values, and nowhere else", () => {
  const code = without(
    { settled: { "a.b": "false", c: "1" } },
    "if (a.b) x(a.b); const y = a.b && c ? 2 : { d: a.b, c }; a.b = c;",
  );
  equal(code, "if (false) x(a.b); const y = false && 1 ? 2 : { d: false, c }; a.b = c;");
});

Deno.test("leaveOut() drops assignments to unread properties", () => {
  equal(without({ unread: ["a.b"] }, "a.b = c;\na.c = a.b;"), ";\na.c = a.b;");
});

Deno.test("leaveOut() drops the texts of thrown errors when told to", () => {
  const code = "if (a) throw new Error(`b ${c}`);\nthrow a;\nconst e = new Error('d');";
  const short = "if (a) throw Error();\nthrow a;\nconst e = new Error('d');";
  equal(without({ errorTexts: true }, code), short);
  equal(without({}, code), code);
});

Deno.test("leaveOut() leaves other libraries alone", () => {
  const code = "function f() { return 1 }";
  equal(without({ neverCalled: ["f"] }, code, "/node_modules/other/a.js"), code);
});

Deno.test("leaveOut() fails the build when the library no longer has a listed name", () => {
  const plugin = leaveOut({ ...NOTHING, neverCalled: ["f"], foregone: { g: "1" }, unheard: ["h"] });
  transformed(plugin, "function f() {}", ID);
  const end = plugin.buildEnd as unknown as (this: { error(message: string): never }) => void;
  const build = {
    error(message: string): never {
      throw new Error(message);
    },
  };
  throws(() => end.call(build), { message: "Cannot leave g, h out of lib: it is not there" });
});
