/** What the build cuts out of libraries by matching text. */
import { equal, throws } from "node:assert/strict";
import { cutText, type TextCuts } from "../../widget/build/text-cuts.ts";
import { transformed } from "./transformed.ts";

const cut = (cuts: TextCuts, code: string) =>
  transformed(cutText("lib", cuts), code, "/node_modules/lib/a.js");

Deno.test("cutText() replaces one text with another, and keeps the line numbers", () => {
  const cuts: TextCuts = { "lib/a.js": [["b(\n  c)", "d"], ["e"]] };
  equal(cut(cuts, "a;b(\n  c);e;e"), "a;d\n;;e");
});

Deno.test("cutText() leaves other files alone", () => {
  equal(cut({ "lib/b.js": [["a"]] }, "a"), "a");
});

Deno.test("cutText() fails the build when the library no longer has the text or the file", () => {
  const error = (message: string): never => {
    throw new Error(message);
  };
  const plugin = cutText("lib", { "lib/a.js": [["a"]] });
  const transform = plugin.transform as unknown as (code: string, id: string) => unknown;
  throws(() => transform.call({ error }, "b", "/node_modules/lib/a.js"), {
    message: "Cannot leave a out of lib/a.js: it is not there",
  });
  const end = cutText("lib", { "lib/b.js": [] }).buildEnd as unknown as () => void;
  throws(() => end.call({ error }), { message: "Cannot shorten lib/b.js: it is not there" });
});
