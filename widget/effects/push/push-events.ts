/**
 * What the worker of a host's site does with the pushes of calls: shows each, and leads to a
 * page of the site. Lives in one worker with whatever else the host does there, and touches only
 * what is of a call. It knows no element, and no server.
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
  chatCallUrl?: (call: CallPush) => string | Promise<string>;
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
function callIn({ data }: PushEvent): CallPush | null {
  try {
    const message = data?.json();
    return isOfCall(message) ? message : null;
  } catch {
    return null;
  }
}

/** A later server may have more to say of calls than these two. */
const isOfCall = (message: unknown): message is CallPush =>
  String((message as Partial<CallPush> | null)?.type).startsWith("chat-call.");

/** What a call may say of itself, whichever it is. */
type Told = Partial<Omit<CallMissedPush, "type"> & Omit<CallDuePush, "type">>;

/**
 * Also where a page of the site is in front, with a card of a call that begins: nobody may sit there
 * any more, and a push that shows nothing costs the site its leave in Safari.
 */
async function show(worker: WorkerScope, call: CallPush): Promise<void> {
  const { type, chatId, text } = call;
  const told: Told = call;
  const { sessionId, scheduledId } = told;
  // Nobody is told their own name.
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
      // One call shows one notification, however often it is told of.
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

/** Where the call leads: the host knows best. */
async function urlOf(worker: WorkerScope, call: CallPush): Promise<string> {
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
