/** What the build removes from templates, and what it must keep. */
import { equal } from "node:assert/strict";
import { tightTemplates } from "../../widget/build/tight-templates.ts";
import { transformed } from "./transformed.ts";

const tighten = (code: string, id = "/widget/ui/a.ts") =>
  transformed(tightTemplates("/widget/"), code, id);

Deno.test("tightTemplates() removes comments and white space from styles", () => {
  equal(
    tighten(
      "css`\n  /* why */\n  .a > .b {\n    color: rgb( 0 0 0 / 0.5 );\n    gap: calc(1px + 10.5px);\n  }\n`",
    ),
    "css`.a>.b{color:rgb(0 0 0 / .5);gap:calc(1px + 10.5px)}`" + "\n".repeat(6),
  );
});

Deno.test("tightTemplates() keeps the space between a pseudo-class and its descendant", () => {
  equal(tighten("css`:host([full]) :focus{}`"), "css`:host([full]) :focus{}`");
});

Deno.test("tightTemplates() keeps one space for a line break in markup, and the line numbers", () => {
  const code = 'const a = html`\n  <p\n    class="x"\n  >${b}</p>\n\n  ${c}\n`;\nnext();';
  const tight = tighten(code);
  equal(tight, 'const a = html` <p class="x">${\n\n\nb}</p> ${\n\nc} `\n;\nnext();');
  equal(tight.split("\n").indexOf("next();"), code.split("\n").indexOf("next();"));
});

Deno.test("tightTemplates() removes white space between and around the tags of drawings", () => {
  equal(
    tighten('svg`\n  <path d="M1 2" />\n  <path d="M3 4" />\n  ${dot}\n`'),
    'svg`<path d="M1 2" /><path d="M3 4" />${' + "\n\n\n" + "dot}`\n",
  );
});

Deno.test("tightTemplates() handles nested templates", () => {
  equal(
    tighten("html`<b>\n  ${on ? html`<i>\n    x\n  </i>` : svg`<g>\n\n</g>`}</b>`"),
    "html`<b> ${\non ? html`<i> x </i>`\n\n : svg`<g></g>`\n\n}</b>`",
  );
});

Deno.test("tightTemplates() leaves other templates and other modules alone", () => {
  const code = "const a = `x\n\n  y`; const b = sql`x\n\n  y`;";
  equal(tighten(code), code);
  equal(tighten("html`x\n\n  y`", "/node_modules/a.js"), "html`x\n\n  y`");
});
