/** `Event` itself: MooTools puts its own in its place, and leaves what is derived from the browser's. */
export const NativeEvent: typeof Event = Object.getPrototypeOf(CustomEvent);
