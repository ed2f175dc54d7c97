/** Lays some words over a whole set of them. Takes no word for granted: they may come from a page's JSON. */

/** What a set of words may lack, and a page may bring. */
const OPTIONAL = ["dir", "detail", "zero", "one", "two", "few", "many"];

/**
 * A copy of the words with those of `over` in their places. What is no text where text belongs keeps
 * the word there was, with a warning; what has no place is left out.
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
