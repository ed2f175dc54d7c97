/** Text to checked message, for both directions. */
import * as z from "zod/mini";

export type Decoded<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Parses JSON text and checks it against a schema; never throws. */
export function decode<T>(schema: z.ZodMiniType<T>, text: string): Decoded<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: "not JSON" };
  }
  return check(schema, value);
}

/** Checks an already parsed value; the problem names the first field at fault. */
export function check<T>(schema: z.ZodMiniType<T>, value: unknown): Decoded<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return { ok: false, problem: `${path}${describe(issue)}` };
}

function describe(issue: z.core.$ZodIssue): string {
  // zod/mini carries no locale, so issues arrive without words of their own.
  if (issue.code === "unrecognized_keys") return `unknown key ${issue.keys.join(", ")}`;
  if (issue.code === "invalid_type") return `expected ${issue.expected}`;
  return issue.code.replaceAll("_", " ");
}
