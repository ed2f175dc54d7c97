/** What the build takes out of templates, and what it must leave. */
import { equal } from "node:assert/strict";
import { tightTemplates } from "../../widget/build/tight-templates.ts";
import { transformed } from "./transformed.ts";

const tighten = (code: string, id = "/widget/ui/a.ts") =>
  transformed(tightTemplates("/widget/"), code, id);

Deno.test("tightTemplates() takes comments and white space out of styles", () => {
  equal(
    tighten(
      "css`\n  /* why */\n  .a > .b {\n    color: rgb( 0 0 0 / 0.5 );\n    gap: calc(1px + 10.5px);\n  }\n`",
    ),
    "css`.a>.b{color:rgb(0 0 0 / .5);gap:calc(1px + 10.5px)}`" + "\n".repeat(6),
  );
});

Deno.test("tightTemplates() keeps the descendant of a pseudo-class apart from it", () => {
  equal(tighten("css`:host([full]) :focus{}`"), "css`:host([full]) :focus{}`");
});

Deno.test("tightTemplates() keeps one space where markup had a line break, and each line in its place", () => {
  const code = 'const a = html`\n  <p\n    class="x"\n  >${b}</p>\n\n  ${c}\n`;\nnext();';
  const tight = tighten(code);
  equal(tight, 'const a = html` <p class="x">${\n\n\nb}</p> ${\n\nc} `\n;\nnext();');
  equal(tight.split("\n").indexOf("next();"), code.split("\n").indexOf("next();"));
});

Deno.test("tightTemplates() reaches templates within templates", () => {
  equal(
    tighten("html`<b>\n  ${on ? html`<i>\n    x\n  </i>` : svg`<g>\n\n</g>`}</b>`"),
    "html`<b> ${\non ? html`<i> x </i>`\n\n : svg`<g> </g>`\n\n}</b>`",
  );
});

Deno.test("tightTemplates() leaves other templates and other modules alone", () => {
  const code = "const a = `x\n\n  y`; const b = sql`x\n\n  y`;";
  equal(tighten(code), code);
  equal(tighten("html`x\n\n  y`", "/node_modules/a.js"), "html`x\n\n  y`");
});
