/** Whether anybody has asked this browser to be told of missed calls: all that a page without any of that knows of it. */

/** What there is to know is in `effects/push-memory.ts`. */
export function isPushKept(): boolean {
  try {
    return "chat-call.push" in localStorage;
  } catch {
    return false;
  }
}
