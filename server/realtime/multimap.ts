/**
 * Several values by one key, each of them once. In lists, because thousands of keys have one value or
 * two: a set of one takes several times the room.
 */
export class Multimap<Key, Value> {
  readonly #lists = new Map<Key, readonly Value[]>();

  /** Whether the key has a value. */
  has(key: Key): boolean {
    return this.#lists.has(key);
  }

  /** The values of a key as they are now; later changes are not seen in it. */
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

  /** Takes all that a key has. */
  take(key: Key): readonly Value[] {
    const list = this.get(key);
    this.#lists.delete(key);
    return list;
  }
}
