/**
 * What pages of their age bring along: libraries that put their own functions in the place of the
 * language's. Each one here does what the one of Prototype, MooTools or Datejs does where it differs.
 */

/** Runs inside a page before anything else. */
export function changeLanguage(): void {
  type Any = Record<string, unknown>;
  const list = Array.prototype as unknown as Any;
  const put = (on: unknown, functions: Any) => Object.assign(on as Any, functions);

  // Prototype's lists: what has no length is nothing, and a list is written as a text.
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
    // Seen by whoever goes through a list by `for … in`.
    each: list.forEach,
    first(this: unknown[]) {
      return this[0];
    },
  });

  // MooTools: events, elements and `bind` of its own.
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

  // Datejs reads dates in words, and gives nothing for what is none to it.
  put(Date, { parse: () => null });
}
