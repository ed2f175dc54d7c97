/**
 * Throws on a misspelt word: otherwise it would have no effect, and the test might pass because of
 * that.
 */
export function oneOf<Word extends string>(
  word: Word,
  words: readonly Word[],
  doing: string,
): Word {
  if (words.includes(word)) return word;
  throw new Error(`Cannot ${doing}: current value is "${word}", and may be ${words.join(", ")}`);
}
