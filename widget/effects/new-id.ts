/** A unique id, also on a page without the secure context that `randomUUID` needs. */
export const newId = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, "0"),
  ).join("");
