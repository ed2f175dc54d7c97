/** Isolates a name, so that one of the other writing direction does not reorder the words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
