/** An id that nobody else makes, also on a page without the safe context that `randomUUID` asks for. */
export const newId = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, "0"),
  ).join("");
