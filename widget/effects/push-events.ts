/**
 * What the worker of a host's site does with the pushes of missed calls: shows each, and leads to a
 * page of the site. Lives in one worker with whatever else the host does there, and touches only
 * what is of a call. It knows no element, and no server.
 */
import type { CallMissedPush } from "../../server/protocol/push.ts";

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

/** As much of a service worker as this needs; the library of types has pages only. */
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
  /** The host's own word on where a call is to lead. */
  chatCallUrl?: (call: CallMissedPush) => string | Promise<string>;
}

/**
 * Answers the worker's events from now on. A `pushsubscriptionchange` is not among them: to tell the
 * server takes the person's token, which a worker has not; the next page of the site mends it.
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

/** The host's other pushes are none of ours, in whatever form they come. */
function callIn({ data }: PushEvent): CallMissedPush | null {
  try {
    const message = data?.json();
    return isOfCall(message) ? message : null;
  } catch {
    return null;
  }
}

/** A later server may have more to say than that a call was missed. */
const isOfCall = (message: unknown): message is CallMissedPush =>
  String((message as Partial<CallMissedPush> | null)?.type).startsWith("chat-call.");

/**
 * Also where a page of the site is in front: nobody may sit there any more, and a push that shows
 * nothing costs the site its leave in Safari.
 */
async function show(worker: WorkerScope, call: CallMissedPush): Promise<void> {
  const { type, sessionId, chatId, caller, missedAt, text } = call;
  const name = caller?.name?.trim();
  const icon = caller?.picture;
  await worker.registration.showNotification(
    name || text || new URL(worker.registration.scope).host,
    {
      ...(name && { body: text }),
      ...(icon?.startsWith("https:") && { icon }),
      // One call shows one notification, however often it is told of.
      tag: sessionId,
      ...(Number.isFinite(missedAt) && { timestamp: missedAt }),
      data: { type, sessionId, chatId, url: await urlOf(worker, call) },
    },
  );
}

/** Where the call leads: the host knows best. */
async function urlOf(worker: WorkerScope, call: CallMissedPush): Promise<string> {
  try {
    return ownUrl(worker, await worker.chatCallUrl?.(call) ?? call.url);
  } catch (cause) {
    console.error(new Error("Cannot use chatCallUrl()", { cause }));
    return ownUrl(worker, call.url);
  }
}

/** A notification of the site leads to no other one. */
function ownUrl({ registration: { scope } }: WorkerScope, url = scope): string {
  const { href, origin } = new URL(URL.canParse(url, scope) ? url : scope, scope);
  return origin === new URL(scope).origin ? href : scope;
}

/** A page that is open there already is brought forward; anything in it stays as it was. */
async function open({ clients }: WorkerScope, url: string): Promise<void> {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => withoutHash(one.url) === withoutHash(url));
  if (there) await there.focus();
  else await clients.openWindow(url);
}

const withoutHash = (url: string): string => url.split("#")[0];
