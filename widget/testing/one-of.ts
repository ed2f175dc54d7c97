/** Throws on a misspelt word, which would have no effect and might let a test pass wrongly. */
export function oneOf<Word extends string>(
  word: Word,
  words: readonly Word[],
  doing: string,
): Word {
  if (words.includes(word)) return word;
  throw new Error(`Cannot ${doing}: current value is "${word}"; use ${words.join(", ")}`);
}
