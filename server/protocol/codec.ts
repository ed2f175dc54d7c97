/** Decodes and validates messages, for both directions. */
import * as z from "zod/mini";

export type Decoded<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Parses JSON text and validates it against a schema; never throws. */
export function decode<T>(schema: z.ZodMiniType<T>, text: string): Decoded<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: "not JSON" };
  }
  return check(schema, value);
}

/** Validates a parsed value; the problem names the first invalid field. */
export function check<T>(schema: z.ZodMiniType<T>, value: unknown): Decoded<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = innermost(result.error.issues[0]);
  const path = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return { ok: false, problem: `${path}${describe(issue)}` };
}

/** For a union, descends into the one shape that matched beyond its top level, if only one did. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const inside = issue.errors.map(([first]) => first).filter(({ path }) => path.length > 0);
  if (inside.length !== 1) return issue;
  return innermost({ ...inside[0], path: [...issue.path, ...inside[0].path] });
}

/** Describes what was expected: zod/mini has no locale, so its issues have no texts. */
function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `unknown key ${issue.keys.join(", ")}`;
    case "invalid_type":
      return `expected ${issue.expected}`;
    case "invalid_value":
      return `expected ${issue.values.join(" or ")}`;
    case "too_small":
      return `expected at least ${amount(issue.minimum, issue.origin)}`;
    case "too_big":
      if (issue.message !== WORDLESS) return issue.message;
      return `expected at most ${amount(issue.maximum, issue.origin)}`;
    case "invalid_format":
      return FORMATS[issue.format] ?? (issue.message === WORDLESS ? "not allowed" : issue.message);
    case "invalid_union":
      return describeUnion(issue);
    default:
      return issue.code.replaceAll("_", " ");
  }
}

/** zod's message for a check without its own text. */
const WORDLESS = "Invalid input";

const FORMATS: Record<string, string> = {
  date: "expected a day such as 2026-01-31",
  datetime: "expected a time such as 2026-01-31T12:00:00Z",
};

function amount(bound: number | bigint, origin: string): string {
  if (origin === "string") return bound === 1 ? "1 character" : `${bound} characters`;
  if (origin === "array") return bound === 1 ? "1 entry" : `${bound} entries`;
  return String(bound);
}

/** The allowed discriminator values if the union has one, else what each shape expects. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  if ("options" in issue && issue.options) return `expected one of ${issue.options.join(", ")}`;
  return issue.errors.map(([first]) => describe(first)).join(" or ").replaceAll(
    " or expected ",
    " or ",
  );
}
