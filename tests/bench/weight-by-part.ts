/**
 * What each part of the source costs in a built script: by how much its gzip would shrink without
 * the part, using the source map. The sum is less than the whole, because parts share repeated
 * text.
 */
import { gzipSync } from "node:zlib";

/** A source map as the build writes it: one file, positions by line and column. */
interface SourceMap {
  sources: string[];
  mappings: string;
}

/** Gzip bytes by part; a part is a package, or a folder of our own. */
export function weighParts(code: string, map: SourceMap): Map<string, number> {
  const parts = map.sources.map(partOf);
  const pieces = [...piecesOf(code, map)].map(({ text, source }) => ({
    text,
    part: parts[source] ?? "",
  }));
  const whole = gzipped(pieces.map(({ text }) => text));
  return new Map([...new Set(parts)].map((name) => {
    const others = pieces.filter(({ part }) => part !== name);
    return [name, whole - gzipped(others.map(({ text }) => text))];
  }));
}

/** `…/node_modules/@lit/reactive-element/css-tag.js` is of `lit`, like all of Lit's packages. */
function partOf(source: string): string {
  const [, inModules] = source.split("node_modules/");
  if (inModules) return /^@?lit/.test(inModules) ? "lit" : inModules.split("/")[0];
  const [, ours] = /(?:^|\/)((?:widget|server)\/.*)$/.exec(source) ?? [];
  return ours?.split("/").slice(0, -1).join("/") ?? "the bundler";
}

interface Piece {
  text: string;
  /** The index of its source; -1 for generated code. */
  source: number;
}

function* piecesOf(code: string, { mappings }: SourceMap): Generator<Piece> {
  const lines = mappings.split(";");
  let named = 0;
  // A token of several lines is mapped only on the first of them.
  let source = -1;
  for (const [index, line] of code.split("\n").entries()) {
    let start = 0;
    let column = 0;
    for (const segment of (lines[index] ?? "").split(",").filter(Boolean)) {
      const [columns, sources] = decoded(segment);
      column += columns;
      yield { text: line.slice(start, column), source };
      start = column;
      if (sources !== undefined) source = named += sources;
    }
    yield { text: `${line.slice(start)}\n`, source };
  }
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of a segment, in base 64 with five bits a digit (ECMA-426, base64 VLQ). */
function decoded(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

function gzipped(texts: string[]): number {
  return gzipSync(texts.join(""), { level: 9 }).length;
}
