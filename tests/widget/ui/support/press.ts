/** Presses of a mouse, a finger or a key, at a moment of the test's choosing. */

/** Through shadow roots, as what a person does goes. */
export const overall = { bubbles: true, composed: true };

/** As if it happened at that moment; now where none is named. */
export function fire(target: Element, event: Event, at = event.timeStamp): void {
  Object.defineProperty(event, "timeStamp", { value: at });
  target.dispatchEvent(event);
}
export const pointer = (target: Element, type: string, pointerType: string, at?: number) =>
  fire(target, new PointerEvent(type, { ...overall, pointerId: 7, pointerType }), at);
export const click = (target: Element, detail: number, at?: number) =>
  fire(target, new MouseEvent("click", { ...overall, detail }), at);

/** As a browser says it: put down, lifted, and the click. */
export function press(target: Element, pointerType: string, at?: number): void {
  pointer(target, "pointerdown", pointerType, at);
  pointer(target, "pointerup", pointerType, at);
  click(target, 1, at);
}
