/**
 * Validates a value against a shape: the part of JSON Schema that the protocol uses, at a hundredth
 * of the code size. Keys that a shape does not name are accepted: the protocol only adds keys, and
 * an older page must understand a newer server.
 */

export type Kind = "string" | "integer" | "number" | "boolean" | "null" | "time";

/** What a value may be, in a form that JSON can hold. */
export type Shape =
  /** The shared shape at this index. */
  | number
  | Kind
  /** A kind with bounds: of a string its length and a pattern, of a number its value. */
  | readonly [kind: Kind, min?: number | null, max?: number | null, pattern?: string]
  | readonly ["one of", ...(string | boolean)[]]
  | readonly ["any of", ...Shape[]]
  | readonly ["list", each: Shape, min?: number | null, max?: number | null]
  /** An object whose `type` selects the shape. */
  | readonly ["by type", Readonly<Record<string, Shape>>]
  /** An object; a key with a trailing `?` is optional. */
  | { readonly [key: string]: Shape };

export interface Shapes {
  /** Shapes that several others refer to. */
  shared: readonly Shape[];
  named: Readonly<Record<string, Shape>>;
}

/** Null if the value fits; else the path of keys to the problem, and what was expected there. */
export type ShapeCheck = (name: string, value: unknown) => string | null;

type Fields = Record<string, unknown>;

/** Creates a check of values against the named shapes. */
export function createShapeCheck({ shared, named }: Shapes): ShapeCheck {
  function problem(shape: Shape, value: unknown): string | null {
    if (typeof shape === "number") return problem(shared[shape], value);
    if (typeof shape === "string") return problemOfKind([shape], value);
    if (!isTagged(shape)) return problemOfObject(shape, value);
    switch (shape[0]) {
      case "one of":
        return shape.slice(1).includes(value as string) ? null : "invalid value";
      case "any of":
        return problemOfAny(shape.slice(1) as Shape[], value);
      case "list":
        return Array.isArray(value) ? problemOfList(shape, value) : "expected array";
      case "by type": {
        const options = new Map<unknown, Shape>(Object.entries(shape[1]));
        const own = options.get((value as Fields | null)?.type);
        return own === undefined ? "type: invalid value" : problem(own, value);
      }
      default:
        return problemOfKind(shape, value);
    }
  }

  function problemOfAny(options: Shape[], value: unknown): string | null {
    const problems = options.map((option) => problem(option, value));
    return problems.includes(null) ? null : problems[0];
  }

  function problemOfList([, each, min, max]: Tagged<"list">, list: unknown[]): string | null {
    for (const index of list.keys()) {
      const found = problem(each, list[index]);
      if (found) return `${index}.${found}`;
    }
    return isWithin(list.length, min, max);
  }

  function problemOfObject(shape: { [key: string]: Shape }, value: unknown): string | null {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return "expected object";
    }
    for (const [name, field] of Object.entries(shape)) {
      const key = name.replace("?", "");
      const content = (value as Fields)[key];
      if (content === undefined) {
        if (key === name) return `${key}: missing`;
        continue;
      }
      const found = problem(field, content);
      if (found) return `${key}${found.includes(":") || /^\w+\./.test(found) ? "." : ": "}${found}`;
    }
    return null;
  }

  return (name, value) => problem(named[name], value);
}

type Tagged<Tag> = Extract<Shape, readonly [Tag, ...unknown[]]>;

function isTagged(shape: Shape): shape is Extract<Shape, readonly unknown[]> {
  return Array.isArray(shape);
}

function problemOfKind([kind, min, max, pattern]: Tagged<Kind>, value: unknown): string | null {
  if (!isOfKind(kind, value)) return `expected ${kind}`;
  if (pattern && !new RegExp(pattern, "u").test(value as string)) return "invalid format";
  return isWithin(typeof value === "string" ? value.length : value as number, min, max);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

function isOfKind(kind: Kind, value: unknown): boolean {
  const type = typeof value;
  switch (kind) {
    case "null":
      return value === null;
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    case "time":
      // In UTC, as the server writes it; `Date.parse` accepts much else.
      return TIME.test(value as string) && Number.isFinite(Date.parse(value as string));
    default:
      return type === kind;
  }
}

function isWithin(size: number, min?: number | null, max?: number | null): string | null {
  if (size < (min ?? -Infinity)) return "too small";
  return size > (max ?? Infinity) ? "too big" : null;
}
