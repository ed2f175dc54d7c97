/**
 * Styles with media queries about the size of the viewport. WebKit (2.50, Safari 26) evaluates those of a
 * shared style sheet only while a shadow root in the document adopts it: after a phone has been turned
 * between two calls, the second call would be laid out for the old orientation. Any change to the sheet
 * has them evaluated again. This can go once tests/webkit passes without it.
 */
import type { CSSResult } from "lit";

const all = new Set<CSSResult>();

/** Keeps the media queries of these styles up to date, and returns the styles. */
export function viewportStyles(styles: CSSResult): CSSResult {
  all.add(styles);
  return styles;
}

addEventListener("resize", () => {
  for (const { styleSheet } of all) {
    styleSheet?.insertRule("_{}");
    styleSheet?.deleteRule(0);
  }
});
