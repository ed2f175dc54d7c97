/**
 * The browser's own notification of a call, for a page that nobody looks at. It never asks for
 * permission by itself: that is done where a person presses something that says so.
 */

/** What a notification says. */
export interface Notice {
  title: string;
  body: string;
  picture?: string;
  /** A call shows one notification, however many tabs announce it. */
  tag: string;
}

/** Whether this page may notify; `impossible` where the browser offers pages no notifications. */
export type NotifyLeave = NotificationPermission | "impossible";

/** Permission and preference for notifications; tests supply their own. */
export interface Notifications {
  leave(): NotifyLeave;
  /** Asks for permission and returns the outcome. Must be called from a user gesture. */
  ask(): Promise<NotifyLeave>;
  /** Calls `listener` when permission may have changed, until the returned function is called. */
  follow(listener: () => void): () => void;
  /** What this person wants, on every page of the site; wanted unless stored otherwise. */
  isWanted(): boolean;
  want(isWanted: boolean): void;
}

const KEY = "chat-call.notify";
const OFF = "off";
/** The choice on this page, where the browser stores nothing. */
let latest: string | null = null;

/** The notifications of this browser. */
export const browserNotifications: Notifications = {
  leave: () => isPossible() ? Notification.permission : "impossible",
  async ask() {
    return isPossible() ? await Notification.requestPermission() : "impossible";
  },
  follow(listener) {
    const following = new AbortController();
    const { signal } = following;
    // Not every browser reports a change, so also check when somebody returns from its settings.
    document.addEventListener("visibilitychange", listener, { signal });
    navigator.permissions?.query({ name: "notifications" }).then(
      (permission) => permission.addEventListener("change", listener, { signal }),
      () => {},
    );
    return () => following.abort();
  },
  isWanted() {
    try {
      // Another tab may have changed it.
      return (localStorage.getItem(KEY) ?? latest) !== OFF;
    } catch {
      return latest !== OFF;
    }
  },
  want(isWanted) {
    latest = isWanted ? "on" : OFF;
    try {
      localStorage.setItem(KEY, latest);
    } catch {
      // The choice then holds for this page only.
    }
  },
};

/** On Android only service workers can notify: a page's `new Notification()` throws. */
const isPossible = (): boolean =>
  "Notification" in globalThis && !/Android/.test(navigator.userAgent);

/**
 * Shows it if allowed and wanted, until the returned function is called. A click shows the page.
 */
export function notify({ title, body, picture, tag }: Notice): () => void {
  const { leave, isWanted } = browserNotifications;
  if (leave() !== "granted" || !isWanted()) return () => {};
  try {
    const notification = new Notification(title, { body, icon: picture, tag });
    notification.onclick = () => {
      focus();
      notification.close();
    };
    return () => notification.close();
  } catch {
    return () => {};
  }
}
