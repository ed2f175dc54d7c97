/**
 * The browser's own notification of a call, for a page that nobody looks at. Asks for nothing by
 * itself: leave is asked for where a person has pressed something that says so.
 */

/** What a notification says. */
export interface Notice {
  title: string;
  body: string;
  picture?: string;
  /** One call shows one notification, however many tabs tell of it. */
  tag: string;
}

/** Whether a person could be asked for leave, and has not been. */
export const canAskToNotify = (): boolean =>
  "Notification" in globalThis && Notification.permission === "default";

/** Asks for leave; call it from a press. Says whether it was given. */
export async function askToNotify(): Promise<boolean> {
  return canAskToNotify() && await Notification.requestPermission() === "granted";
}

/** Shows it where that is allowed, until the returned function is called; a click brings the page forward. */
export function notify({ title, body, picture, tag }: Notice): () => void {
  if (!("Notification" in globalThis) || Notification.permission !== "granted") return () => {};
  try {
    const notification = new Notification(title, { body, icon: picture, tag });
    notification.onclick = () => {
      focus();
      notification.close();
    };
    return () => notification.close();
  } catch {
    // Phones show notifications of service workers only, and a page's own with an error.
    return () => {};
  }
}
