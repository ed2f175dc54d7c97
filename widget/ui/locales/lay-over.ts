/** Lays some texts over a complete set, trusting none: they may come from a page's JSON. */

/** Keys that a set may lack and a page may add. */
const OPTIONAL = ["dir", "detail", "zero", "one", "two", "few", "many"];

/**
 * Returns a copy of `base` with the texts of `over` in place. A value that is not a text keeps the
 * original, with a warning; an unknown key is ignored.
 */
export function layOver<Base extends object>(base: Base, over: unknown, path = "strings"): Base {
  if (over === null || over === undefined) return base;
  if (typeof over !== "object") return keep(base, over, path);
  const added = OPTIONAL.filter((key) => Object.hasOwn(over, key));
  const entries = [...new Set([...Object.keys(base), ...added])].map((key) => {
    const word: unknown = base[key as keyof Base];
    if (!Object.hasOwn(over, key)) return [key, word];
    const next: unknown = over[key as keyof typeof over];
    const place = `${path}.${key}`;
    if (typeof word === "object" && word !== null) return [key, layOver(word, next, place)];
    const isText = typeof next === "string" && (next.trim() !== "" || key === "detail");
    return [key, isText || next === undefined ? next ?? word : keep(word, next, place)];
  });
  return Object.fromEntries(entries) as Base;
}

function keep<Word>(word: Word, next: unknown, place: string): Word {
  console.warn(
    `Cannot use ${place} as a text: current value is ${next === "" ? "empty" : typeof next}`,
  );
  return word;
}
