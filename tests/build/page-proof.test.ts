/** What the build refuses to ship to pages whose libraries may have patched built-ins. */
import { deepEqual } from "node:assert/strict";
import { pageProof } from "../../widget/build/page-proof.ts";

type Check = (
  this: { error: (problem: string) => void },
  options: null,
  bundle: Record<string, { type: string; fileName: string; code?: string }>,
) => void;

function problemsOf(code: string, type = "chunk"): string[] {
  const problems: string[] = [];
  const check = pageProof().generateBundle as unknown as Check;
  check.call({ error: (problem) => problems.push(problem) }, null, {
    a: { type, fileName: "a.js", code },
  });
  return problems;
}

Deno.test("pageProof() refuses built-ins that libraries are known to patch", () => {
  for (
    const code of [
      "for (const [at, item] of list.entries()) {}",
      "list.reduce((a, b) => a + b)",
      "panel.scrollTo({ top: 0 })",
      "node instanceof Element",
      "call.bind(null, one)",
      "Array.from(set)",
      "JSON.stringify([])",
      "Date.parse(text)",
      'document.createElement("chat-call-settings")',
      "for(let key in object) {}",
    ]
  ) deepEqual(problemsOf(code).length, 1, code);
});

Deno.test("pageProof() accepts code that no library changes", () => {
  const code = "Object.entries({}); Uint8Array.from([]); a.bind(this); node instanceof HTMLElement";
  deepEqual(problemsOf(code), []);
  deepEqual(problemsOf("Array.from([])", "asset"), []);
});
