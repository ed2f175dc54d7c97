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
  const issue = innermost(result.error.issues[0]);
  const path = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return { ok: false, problem: `${path}${describe(issue)}` };
}

/** Whatever came further into one of several shapes was meant to be that one. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const inside = issue.errors.map(([first]) => first).filter(({ path }) => path.length > 0);
  if (inside.length !== 1) return issue;
  return innermost({ ...inside[0], path: [...issue.path, ...inside[0].path] });
}

/** What would have been right; zod/mini carries no locale, so issues arrive without words of their own. */
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

/** What zod says for itself where a check has no words of its own. */
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

/** Of messages told apart by a field, what may stand there; else what each of the shapes asks for. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  if ("options" in issue && issue.options) return `expected one of ${issue.options.join(", ")}`;
  return issue.errors.map(([first]) => describe(first)).join(" or ").replaceAll(
    " or expected ",
    " or ",
  );
}
