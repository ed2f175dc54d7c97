/** Letters as bytes that fit into the store: compressed if long, and split if still too long. */
import { Buffer } from "node:buffer";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as z from "zod/mini";
import { check } from "../../protocol/codec.ts";
import { Letter } from "./letter.ts";

/** The store's limit is 64 KiB per value, including its envelope. */
const PART_MAX_BYTES = 60_000;
/** Longer text compresses well: snapshots of one call for many people are much alike. */
const PLAIN_MAX_BYTES = 16_000;
/** More than any commit takes; anything larger is not ours. */
const UNPACKED_MAX_BYTES = 16 * 1024 * 1024;
const PLAIN = 0;
const PACKED = 1;

const Letters = z.array(z.unknown());

/** Packs letters into parts. */
export function packLetters(letters: Letter[]): Uint8Array[] {
  const text = Buffer.from(JSON.stringify(letters));
  const isLong = text.length > PLAIN_MAX_BYTES;
  const body = isLong
    ? brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })
    : text;
  const whole = Buffer.concat([Uint8Array.of(isLong ? PACKED : PLAIN), body]);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < whole.length; from += PART_MAX_BYTES) {
    parts.push(new Uint8Array(whole.subarray(from, from + PART_MAX_BYTES)));
  }
  return parts;
}

/** Unpacks the letters, and describes what was wrong with any that are left out. */
export function unpackLetters(parts: Uint8Array[]): { letters: Letter[]; problems: string[] } {
  const whole = Buffer.concat(parts);
  const body = whole.subarray(1);
  try {
    const text = whole[0] === PACKED
      ? brotliDecompressSync(body, { maxOutputLength: UNPACKED_MAX_BYTES })
      : body;
    const values = Letters.parse(JSON.parse(text.toString()));
    const letters: Letter[] = [];
    const problems: string[] = [];
    for (const value of values) {
      const letter = check(Letter, value);
      if (letter.ok) letters.push(letter.value);
      else problems.push(letter.problem);
    }
    return { letters, problems };
  } catch (error) {
    return { letters: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}
