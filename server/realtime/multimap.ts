/**
 * Several distinct values per key. Uses arrays, because thousands of keys have only one or two
 * values, and a one-element set takes several times the memory.
 */
export class Multimap<Key, Value> {
  readonly #lists = new Map<Key, readonly Value[]>();

  /** Whether the key has a value. */
  has(key: Key): boolean {
    return this.#lists.has(key);
  }

  /** The key's current values; later changes do not show in the returned list. */
  get(key: Key): readonly Value[] {
    return this.#lists.get(key) ?? [];
  }

  keys(): Iterable<Key> {
    return this.#lists.keys();
  }

  add(key: Key, value: Value): void {
    const list = this.get(key);
    if (!list.includes(value)) this.#lists.set(key, [...list, value]);
  }

  remove(key: Key, value: Value): void {
    const rest = this.get(key).filter((one) => one !== value);
    if (rest.length > 0) this.#lists.set(key, rest);
    else this.#lists.delete(key);
  }

  /** Removes and returns the key's values. */
  take(key: Key): readonly Value[] {
    const list = this.get(key);
    this.#lists.delete(key);
    return list;
  }
}
