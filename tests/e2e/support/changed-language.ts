/**
 * What old pages bring along: libraries that replace functions of the language. Each replacement
 * here differs from the original in the way that Prototype's, MooTools' or Datejs' does.
 */

/** Runs inside a page before anything else. */
export function changeLanguage(): void {
  type Any = Record<string, unknown>;
  const list = Array.prototype as unknown as Any;
  const put = (on: unknown, functions: Any) => Object.assign(on as Any, functions);

  // Prototype: `from` gives an empty array for anything without a length, `toJSON` a string.
  put(Array, { from: (value?: ArrayLike<unknown>) => Array.prototype.slice.call(value ?? []) });
  put(list, {
    entries(this: unknown[]) {
      return this.slice();
    },
    reduce(this: unknown[]) {
      return this.length > 1 ? this : this[0];
    },
    shift(this: unknown[]) {
      const [first] = this;
      for (let index = 1; index < this.length; index++) this[index - 1] = this[index];
      this.length--;
      return first;
    },
    toJSON(this: unknown[]) {
      return `[${this.join()}]`;
    },
    // Enumerable, so that `for … in` over an array sees it.
    each: list.forEach,
    first(this: unknown[]) {
      return this[0];
    },
  });

  // MooTools has its own events, elements and `bind`.
  put(Function.prototype, {
    bind(this: (...values: unknown[]) => unknown, self: unknown, values?: unknown) {
      // deno-lint-ignore no-this-alias -- as it was written then
      const call = this;
      return function (...given: unknown[]) {
        return call.apply(self, values === undefined ? given : ([] as unknown[]).concat(values));
      };
    },
  });
  put(Element.prototype, {
    remove(this: Element) {
      return this.parentNode!.removeChild(this);
    },
    replaceWith(this: Element, other: Element) {
      return this.parentNode!.replaceChild(other, this);
    },
    scrollTo(this: Element, x: number, y: number) {
      this.scrollLeft = x;
      this.scrollTop = y;
    },
  });
  for (const name of ["Event", "Element", "Document", "Window", "Request"]) {
    put(window, {
      [name]: function (this: Any, given: unknown) {
        this.given = given;
      },
    });
  }

  // Datejs parses dates in words, and returns null for anything else.
  put(Date, { parse: () => null });
}
