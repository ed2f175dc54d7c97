/** Tells a test that has misspelt a word: nothing would come of it, and the test might pass for that. */
export function oneOf<Word extends string>(
  word: Word,
  words: readonly Word[],
  doing: string,
): Word {
  if (words.includes(word)) return word;
  throw new Error(`Cannot ${doing}: current value is "${word}", and may be ${words.join(", ")}`);
}
