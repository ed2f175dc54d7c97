/**
 * The widget's own copies of built-ins: they work like the originals, even where a page has
 * replaced those.
 */
import { expect } from "@open-wc/testing";
import { arrayFrom } from "../../../widget/builtins/array.ts";
import { createElement } from "../../../widget/builtins/element.ts";
import { parse } from "../../../widget/builtins/date.ts";
import { NativeEvent } from "../../../widget/builtins/event.ts";
import { stringify } from "../../../widget/builtins/json.ts";

describe("builtins", () => {
  it("arrayFrom() returns what Array.from returns", () => {
    const each = (item: unknown, at: number) => `${at}: ${item}`;
    const lists = [[1, 2], new Set([1, 2]), new Map([[1, 2]]), "a🙂", { length: 2 }, []];
    for (const items of lists as ArrayLike<unknown>[]) {
      expect(arrayFrom(items)).to.deep.equal(Array.from(items));
      expect(arrayFrom(items, each)).to.deep.equal(Array.from(items, each));
    }
  });

  it("parse() returns what Date.parse returns", () => {
    for (const time of ["2026-11-23T08:15:30.250Z", "2026-11-23T08:15", "", "soon"]) {
      expect(parse(time)).to.deep.equal(Date.parse(time));
    }
  });

  it("NativeEvent is the browser's own Event", () => {
    expect(NativeEvent).to.equal(Event);
    expect(new NativeEvent("close", { bubbles: true }).bubbles).to.equal(true);
  });

  it("stringify() writes arrays as arrays even if a library has given them a toJSON", () => {
    const message = { type: "a", list: [1, [2], { three: [null] }], none: undefined };
    const text = JSON.stringify(message);
    const lists = Array.prototype as unknown as { toJSON?: () => string };
    lists.toJSON = () => "[as text]";
    try {
      expect(stringify(message)).to.equal(text);
      expect(stringify("a")).to.equal('"a"');
    } finally {
      delete lists.toJSON;
    }
  });

  it("createElement() makes a custom element where a polyfill makes a plain one of its tag", () => {
    class Panel extends HTMLElement {}
    customElements.define("builtins-test-panel", Panel);
    document.createElement = (tag: string) =>
      Object.setPrototypeOf(
        Document.prototype.createElement.call(document, tag),
        HTMLElement.prototype,
      );
    try {
      expect(document.createElement("builtins-test-panel")).not.to.be.instanceOf(Panel);
      expect(createElement("builtins-test-panel")).to.be.instanceOf(Panel);
      expect(createElement("canvas")).to.be.instanceOf(HTMLCanvasElement);
    } finally {
      Reflect.deleteProperty(document, "createElement");
    }
  });
});
