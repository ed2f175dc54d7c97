/** A host's page with the kit in place of a server, and the element as it is shipped. */
import { fixture, html, oneEvent } from "@open-wc/testing";
import type { ChatCall } from "../../../../widget/chat-call.ts";
import "../../../../widget/define.ts";
import {
  createTestCall,
  type TestCall,
  type TestCallOptions,
} from "../../../../widget/testing/test-call.ts";
import type { TestPerson } from "../../../../widget/testing/test-person.ts";
import { waitUntil } from "../../support/wait-until.ts";

/** The test call of the page that was opened last. */
export let call: TestCall;
let page: HTMLElement;

/**
 * Opens a page and returns its element; `server` overrides the attribute's default, the kit's URL.
 */
export async function open(options: TestCallOptions = {}, server?: string): Promise<ChatCall> {
  call = createTestCall(options);
  page = await fixture(html`
    <header>
      <h1>Order 42</h1>
      <chat-call ringtone="none" server=${server ?? call.server} token=${call.token}></chat-call>
    </header>
  `);
  await call.ready;
  return page.querySelector("chat-call")!;
}

/** A button of the element, by its accessible name. */
export function button(root: Element | ShadowRoot, name: string): HTMLButtonElement | undefined {
  for (const one of root.querySelectorAll("*")) {
    if (one.matches("button") && one.ariaLabel === name) return one as HTMLButtonElement;
    const inner = one.shadowRoot && button(one.shadowRoot, name);
    if (inner) return inner;
  }
}

/** All elements with this tag, in shadow roots too. */
export function inners(root: Element | ShadowRoot, tag: string): Element[] {
  return [...root.querySelectorAll("*")].flatMap((one) =>
    one.localName === tag ? [one] : one.shadowRoot ? inners(one.shadowRoot, tag) : []
  );
}

/** The first element with this tag, in shadow roots too. */
export const inner = (root: Element | ShadowRoot, tag: string): Element | undefined =>
  inners(root, tag)[0];

/** A button of the element's join panel, by its text. */
export function textButton(element: ChatCall, words: string): HTMLButtonElement | undefined {
  const join = inner(element.shadowRoot!, "chat-call-join");
  return [...join?.shadowRoot?.querySelectorAll("button") ?? []]
    .find(({ textContent }) => textContent!.includes(words));
}

export async function press(element: ChatCall, name: string): Promise<void> {
  // A click on a disabled button does nothing.
  await waitUntil(() => button(element.shadowRoot!, name)?.disabled === false, name);
  button(element.shadowRoot!, name)!.click();
}

export const reaches = (element: ChatCall, state: string) =>
  waitUntil(() => element.state === state, state);

/** Closes the page, as the end of a test does. */
export async function close(): Promise<void> {
  page.remove();
  await new Promise((resolve) => setTimeout(resolve));
  call.restore();
}

/** This person places a video call, and the page accepts it. */
export async function talk(element: ChatCall, caller: TestPerson): Promise<void> {
  await caller.calls("video");
  const connected = oneEvent(element, "chat-call-connected");
  await element.accept();
  await connected;
}
