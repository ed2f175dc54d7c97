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

/** Whether this page may notify; `impossible` where the browser has no such thing for a page. */
export type NotifyLeave = NotificationPermission | "impossible";

/** What there is to ask and to keep of notifications; tests bring their own. */
export interface Notifications {
  leave(): NotifyLeave;
  /** Call it from a press: it says what came of the browser's question. */
  ask(): Promise<NotifyLeave>;
  /** Calls back when the leave has changed, until the returned function is called. */
  follow(listener: () => void): () => void;
  /** What this person wants, on every page of the site; what a page was allowed before counts as wanted. */
  isWanted(): boolean;
  want(isWanted: boolean): void;
}

const KEY = "chat-call.notify";
const OFF = "off";
/** For this page, where the browser keeps nothing. */
let latest: string | null = null;

/** Those of this browser. */
export const browserNotifications: Notifications = {
  leave: () => isPossible() ? Notification.permission : "impossible",
  async ask() {
    return isPossible() ? await Notification.requestPermission() : "impossible";
  },
  follow(listener) {
    const following = new AbortController();
    const { signal } = following;
    // Not every browser tells of a change: whoever comes back from its settings is met.
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
      // Then it is for this page only.
    }
  },
};

/** Android has notifications of service workers only, and gives a page's own an error. */
const isPossible = (): boolean =>
  "Notification" in globalThis && !/Android/.test(navigator.userAgent);

/** Shows it where that is allowed and wanted, until the returned function is called; a click brings the page forward. */
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
