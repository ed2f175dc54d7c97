/** `Date.parse` as the language has it: Datejs puts its own in its place, which gives a date or nothing. */
export const parse = (text: string): number => +new Date(text);
