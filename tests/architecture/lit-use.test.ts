/**
 * Keeps the widget to the part of Lit that its build ships: what the build cuts is missing only
 * there.
 */
import { deepEqual } from "node:assert/strict";
import { readSourceTree, withoutComments } from "./source-tree.ts";

Deno.test("the widget uses nothing of Lit that its build leaves out (widget/build/unused-lit*.ts)", () => {
  const cut =
    /\b(reflect: true|useDefault|hasChanged|noAccessor|shouldUpdate|hostUpdated|addInitializer|removeController|unsafeCSS|noChange|mathml|scheduleUpdate|getUpdateComplete|shadowRootOptions|finalizeStyles|getPropertyOptions|type: (Number|Array|Object))\b|css`[^`]*\$\{|"lit\/|<!--|<\/?(script|style|textarea|title)\b/;
  const found = readSourceTree("widget").filter(({ path, text }) =>
    !path.startsWith("widget/build/") && cut.test(withoutComments(text))
  );
  deepEqual(found.map(({ path }) => path), []);
});
