/**
 * `Array.from` as the language has it: Prototype and MooTools put functions of their own in its place,
 * to which a set is nothing.
 */
export function arrayFrom<Item, Made = Item>(
  items: Iterable<Item> | ArrayLike<Item>,
  make?: (item: Item, index: number) => Made,
): Made[] {
  const all = Symbol.iterator in Object(items) ? [...items as Iterable<Item>] : null;
  const list = all ?? items as ArrayLike<Item>;
  const made: Made[] = [];
  for (let at = 0; at < list.length; at++) {
    made.push(make ? make(list[at], at) : list[at] as unknown as Made);
  }
  return made;
}
