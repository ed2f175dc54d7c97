/**
 * `document.createElement` as the platform has it: the polyfill of the first custom elements, which
 * came with Polymer 1, makes a plain element of every tag that it has not registered itself.
 */

// Named apart: the build puts what is exported here in the place of every `document.createElement`.
const { createElement: create } = document;

export function createElement(tag: string): HTMLElement {
  const Own = customElements.get(tag);
  return Own ? new Own() : create.call(document, tag);
}
