/** Puts a call window on the test page, and finds things in it by name as a person does. */
import { aTimeout, fixtureSync, html } from "@open-wc/testing";
import type { CallRequest } from "../../../../widget/ui/kit/request-event.ts";
import type { CallWindow } from "../../../../widget/ui/window/call-window.ts";
import { defineCallWindow } from "../../../../widget/ui/window/define-call-window.ts";
import { english } from "./english.ts";
import { waitUntil } from "../../support/wait-until.ts";
import type { FakeCall } from "./fake-call.ts";

defineCallWindow();

export interface ShownCall {
  view: CallWindow;
  /** The window's requests, as the element around it receives them. */
  requests: CallRequest[];
}

/** The window of this call, with every view inside it rendered. */
export async function showCall(
  call: FakeCall,
  options: Partial<
    Pick<CallWindow, "display" | "position" | "quiet" | "strings" | "dir" | "controls" | "line">
  > = {},
): Promise<ShownCall> {
  const requests: CallRequest[] = [];
  const parent = fixtureSync<HTMLElement>(html`
    <div @chat-call-request=${(event: CustomEvent<CallRequest>) => requests.push(event.detail)}>
      <chat-call-window
        .handle=${call.handle}
        .strings=${options.strings ?? english}
        lang=${options.strings?.lang ?? "en"}
        dir=${options.dir ?? "ltr"}
        .display=${options.display ?? "popup"}
        .position=${options.position ?? "bottom-left"}
        .line=${options.line ?? null}
        .controls=${options.controls ?? ""}
        .quiet=${options.quiet ?? false}
      ></chat-call-window>
    </div>
  `);
  await settled();
  return { view: parent.querySelector("chat-call-window")!, requests };
}

/** The window of a group call, once the group code and the stage are loaded. */
export async function showGroup(
  ...[call, options]: Parameters<typeof showCall>
): Promise<ShownCall> {
  const shown = await showCall(call, options);
  const has = (selector: string) => findAll(shown.view, selector).length > 0;
  await waitUntil(() => has("[grouped]"));
  await settled();
  return shown;
}

/** Resolves once every view has rendered the last change: nested views need a microtask each. */
export const settled = (): Promise<void> => aTimeout(0).then(() => {});

/** All elements that match, through every shadow root. */
export function findAll<Found extends Element = HTMLElement>(
  root: Element,
  selector: string,
): Found[] {
  const tree = root.shadowRoot ?? root;
  const inner = [...tree.querySelectorAll("*")].filter((element) => element.shadowRoot);
  return [
    ...tree.querySelectorAll<Found>(selector),
    ...inner.flatMap((element) => findAll<Found>(element, selector)),
  ];
}

export function find<Found extends Element = HTMLElement>(root: Element, selector: string): Found {
  const [first] = findAll<Found>(root, selector);
  if (!first) throw new Error(`Cannot find "${selector}": current value is nothing that matches`);
  return first;
}

/** What a button is called: its label, or else its text. */
const nameOf = (button: Element): string =>
  button.getAttribute("aria-label") ?? button.textContent!.trim();

/** The names of all buttons, in order. */
export const buttonNames = (root: Element): string[] =>
  findAll(root, "button").map((button) => nameOf(button));

export function button(root: Element, name: string): HTMLButtonElement {
  const found = findAll<HTMLButtonElement>(root, "button").find((one) => nameOf(one) === name);
  if (!found) {
    throw new Error(`Cannot find a button "${name}": current value is ${buttonNames(root)}`);
  }
  return found;
}

/** The trimmed text of this part. */
export const partText = (root: Element, part: string): string =>
  find(root, `[part~="${part}"]`).textContent!.trim();

/** What a screen reader announces, politely (status) or at once (alert). */
export const spoken = (view: CallWindow, role: "status" | "alert" = "status"): string =>
  view.shadowRoot!.querySelector(`[role="${role}"]`)!.textContent!;

/** The label of the focused element within this view; null if there is none. */
export function focusName(root: Element): string | null {
  let active: Element | null = root;
  while (active?.shadowRoot) active = active.shadowRoot.activeElement;
  return active?.getAttribute("aria-label") ?? null;
}
