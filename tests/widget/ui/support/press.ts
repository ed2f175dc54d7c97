/** Presses of a mouse, a finger or a key, at a time that the test chooses. */

/** Events cross shadow roots, as those of a real user do. */
export const overall = { bubbles: true, composed: true };

/** Dispatches the event as if it happened at this time, by default now. */
export function fire(target: Element, event: Event, at = event.timeStamp): void {
  Object.defineProperty(event, "timeStamp", { value: at });
  target.dispatchEvent(event);
}
export const pointer = (target: Element, type: string, pointerType: string, at?: number) =>
  fire(target, new PointerEvent(type, { ...overall, pointerId: 7, pointerType }), at);
export const click = (target: Element, detail: number, at?: number) =>
  fire(target, new MouseEvent("click", { ...overall, detail }), at);

/** The events of a press as a browser sends them: down, up and click. */
export function press(target: Element, pointerType: string, at?: number): void {
  pointer(target, "pointerdown", pointerType, at);
  pointer(target, "pointerup", pointerType, at);
  click(target, 1, at);
}
