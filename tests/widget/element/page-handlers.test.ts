/**
 * A page with handlers on the document: it must not see presses and typing in the element, only
 * shortcuts.
 */
import { expect, fixture, html } from "@open-wc/testing";
import "../../../widget/define.ts";
import { createTestCall, type TestCall } from "../../../widget/testing/test-call.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { findAll } from "../ui/support/show-call.ts";

const PRESSES = ["mousedown", "contextmenu", "selectstart", "touchstart", "touchmove", "touchend"];
const KEYS = ["keydown", "keypress", "keyup"];

describe("<chat-call> on a page with handlers on the document", () => {
  let call: TestCall;
  let page: HTMLElement;
  let heard: string[];
  let listening: AbortController;

  beforeEach(async () => {
    call = createTestCall();
    page = await fixture(html`
      <div>
        <input>
        <chat-call ringtone="none" server=${call.server} token=${call.token}></chat-call>
      </div>
    `);
    await call.ready;
    await call.person("ben").calls();
    await waitUntil(() => inElement("[part~=accept]").length > 0, "it rings");
    heard = [];
    listening = new AbortController();
    for (const type of [...PRESSES, ...KEYS]) {
      document.addEventListener(type, () => heard.push(type), { signal: listening.signal });
    }
  });
  afterEach(async () => {
    listening.abort();
    page.remove();
    await new Promise((resolve) => setTimeout(resolve));
    call.restore();
  });

  const inElement = (selector: string) =>
    findAll(page.querySelector("chat-call")!, selector) as HTMLElement[];

  function press(target: EventTarget): void {
    for (const type of PRESSES) {
      target.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    }
  }
  function type(target: EventTarget, key: string): void {
    for (const kind of KEYS) {
      const options = { key, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent(kind, options));
    }
  }

  it("hides presses on our buttons from the page, but not those beside the element", () => {
    press(inElement("[part~=accept]")[0]);
    press(inElement("[part~=call-button]")[0]);
    expect(heard).to.deep.equal([]);
    press(page.querySelector("input")!);
    expect(heard).to.deep.equal(PRESSES);
  });

  it("hides keys that press a button, but not the page's shortcuts", () => {
    const [button] = inElement("[part~=accept]");
    type(button, "Enter");
    type(button, " ");
    expect(heard).to.deep.equal([]);
    type(button, "k");
    expect(heard).to.deep.equal(KEYS);
  });

  it("lets clicks bubble without activating a link or a label around the element", async () => {
    for (const [tag, attribute] of [["a", "href=#pressed"], ["label", ""]]) {
      const around = document.createElement("div");
      around.innerHTML = `<${tag} ${attribute}><input type="checkbox"></${tag}>`;
      around.firstElementChild!.append(page.querySelector("chat-call")!);
      page.append(around);
      await waitUntil(() => inElement("[part~=history-button]").length > 0, "it is drawn");
      let clicks = 0;
      around.addEventListener("click", () => clicks++);
      inElement("[part~=history-button]")[0].click();
      const field = document.createElement("textarea");
      inElement("[part~=history-button]")[0].parentElement!.append(field);
      field.click();
      expect([clicks, location.hash, around.querySelector("input")!.checked])
        .to.deep.equal([2, "", false]);
    }
  });

  it("hides what is typed and pressed in our dialogs, and the key that closes them", async () => {
    const element = page.querySelector("chat-call")!;
    await element.decline();
    await element.openSettings();
    await waitUntil(() => inElement("select").length > 0, "the devices");
    for (const key of ["j", "Backspace", "ArrowDown"]) type(inElement("select")[0], key);
    type(inElement("dialog")[0], "Escape");
    press(inElement("dialog h2")[0]);
    expect(heard).to.deep.equal([]);
  });
});
