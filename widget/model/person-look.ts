/** How a person without a picture is shown: a colour of their own and their initials. */

/** Hues (degrees) that look good both pale and dark, so without the yellows that turn brown. */
const HUES = [8, 28, 46, 142, 160, 180, 205, 232, 258, 284, 308, 338] as const;

/** A hue that stays the same for an id on every page; neighbours differ visibly. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return HUES[hash % HUES.length];
}

/** An emoji or a flag; not the digits, which Unicode also counts as emoji. */
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** The first letters of the first and the last word; empty where the name has none. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.@-]+/u).filter((word) => /[\p{L}\p{N}\p{Emoji}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words.slice(0, 1);
  const letters = ends.map(firstLetter);
  // Pictures are twice as wide as letters: two of them do not fit the circle.
  const initials = letters.every((letter) => PICTURE.test(letter)) ? letters.slice(0, 1) : letters;
  // Arabic letters would run together into a word.
  return initials.join(/\p{Script=Arabic}/u.test(initials[0]) ? "\u200C" : "").toLocaleUpperCase();
}

/**
 * A letter that is a grapheme by itself. Saves the browser's segmenter, which takes 15 ms to start,
 * while the call rings.
 */
const LONE_LETTER = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hani}](?![\p{M}\p{Cf}])/u;

function firstLetter(word: string): string {
  const plain = word.replace(/^[^\p{L}\p{N}\p{Emoji}]+/u, "");
  const lone = LONE_LETTER.exec(plain);
  if (lone) return lone[0];
  for (const { segment } of new Intl.Segmenter().segment(plain)) return segment;
  return "";
}
