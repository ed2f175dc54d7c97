/**
 * Handles call pushes in the host's service worker: shows a notification for each, and opens a page
 * of the site. It shares the worker with the host's own code and touches nothing but call pushes.
 * Knows no element and no server.
 */
import type { CallDuePush, CallMissedPush, CallPush } from "../../../server/protocol/push.ts";

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface PushEvent extends Extendable {
  readonly data: { json(): unknown } | null;
}
interface NotificationEvent extends Extendable {
  readonly notification: Pick<Notification, "data" | "close">;
}
interface SiteWindow {
  readonly url: string;
  focus(): Promise<unknown>;
}

/** The part of a service worker's scope used here; the type library in use covers only pages. */
export interface WorkerScope {
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options: object): Promise<void>;
  };
  readonly clients: {
    matchAll(options: object): Promise<readonly SiteWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: string, listener: (event: never) => void): void;
  /** The host's own choice of the page that a call leads to. */
  chatCallUrl?: (call: CallPush) => string | Promise<string>;
}

/**
 * Handles the worker's events from now on, except `pushsubscriptionchange`: telling the server
 * needs the person's token, which a worker does not have. The site's next page renews it.
 */
export function followPushes(worker: WorkerScope): void {
  worker.addEventListener("push", (event: PushEvent) => {
    const call = callIn(event);
    if (call) event.waitUntil(show(worker, call));
  });
  worker.addEventListener("notificationclick", (event: NotificationEvent) => {
    const { notification } = event;
    if (!isOfCall(notification.data)) return;
    notification.close();
    event.waitUntil(open(worker, ownUrl(worker, notification.data.url)));
  });
}

/** The call in a push; null for the host's other pushes, which may have any format. */
function callIn({ data }: PushEvent): CallPush | null {
  try {
    const message = data?.json();
    return isOfCall(message) ? message : null;
  } catch {
    return null;
  }
}

/** By the prefix only: a later server may send further types. */
const isOfCall = (message: unknown): message is CallPush =>
  String((message as Partial<CallPush> | null)?.type).startsWith("chat-call.");

/** All fields that either kind of push may have. */
type Told = Partial<Omit<CallMissedPush, "type"> & Omit<CallDuePush, "type">>;

/**
 * Shows a notification even if a page of the site is visible and shows the call itself: the person
 * may have left, and Safari withdraws the permission from a site whose pushes show nothing.
 */
async function show(worker: WorkerScope, call: CallPush): Promise<void> {
  const { type, chatId, text } = call;
  const told: Told = call;
  const { sessionId, scheduledId } = told;
  // An organizer is not shown their own name.
  const who = told.isOrganizer ? undefined : told.organizer ?? told.caller;
  const name = who?.name?.trim();
  const icon = who?.picture;
  const title = told.title?.trim();
  const at = told.startsAt ?? told.missedAt;
  await worker.registration.showNotification(
    title || name || text || new URL(worker.registration.scope).host,
    {
      ...((title || name) && { body: [text, title && name].filter(Boolean).join(" · ") }),
      ...(icon?.startsWith("https:") && { icon }),
      // One notification per call, however often it is pushed.
      tag: scheduledId ?? sessionId,
      ...(Number.isFinite(at) && { timestamp: at }),
      data: {
        type,
        ...(scheduledId ? { scheduledId } : { sessionId }),
        chatId,
        url: await urlOf(worker, call),
      },
    },
  );
}

/** The page that the call leads to: the host's choice, if it makes one. */
async function urlOf(worker: WorkerScope, call: CallPush): Promise<string> {
  try {
    return ownUrl(worker, await worker.chatCallUrl?.(call) ?? call.url);
  } catch (cause) {
    console.error(new Error("Cannot use chatCallUrl()", { cause }));
    return ownUrl(worker, call.url);
  }
}

/** The address if it is on this site, else the site's scope. */
function ownUrl({ registration: { scope } }: WorkerScope, url = scope): string {
  const { href, origin } = new URL(URL.canParse(url, scope) ? url : scope, scope);
  return origin === new URL(scope).origin ? href : scope;
}

/** Focuses a window that already shows this address, unchanged; otherwise opens one. */
async function open({ clients }: WorkerScope, url: string): Promise<void> {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => withoutHash(one.url) === withoutHash(url));
  if (there) await there.focus();
  else await clients.openWindow(url);
}

const withoutHash = (url: string): string => url.split("#")[0];
