/** Numbers and rows as text for a terminal. */
import type { Table } from "./part.ts";
import type { Spread } from "./statistics.ts";

/** A number with three significant digits, or with thousands separators. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** `median [min–max]`. */
export function cell({ median, min, max }: Spread): string {
  return `${number(median)} [${number(min)}–${number(max)}]`;
}

/** A table with its columns aligned. */
export function format({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at].length))
  );
  const line = (row: string[]) =>
    row.map((text, at) => at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at])).join(
      "  ",
    );
  return [
    title,
    line(columns),
    widths.map((width) => "-".repeat(width)).join("  "),
    ...rows.map(line),
    ...notes.map((note) => `  ${note}`),
  ].join("\n");
}
