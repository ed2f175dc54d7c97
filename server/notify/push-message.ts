/** The content of a push to one browser. Pure; knows nothing of encryption or posting. */
import type { Member } from "../calls/rules/policy.ts";
import type { UserId } from "../protocol/ids.ts";
import type { CallDuePush, CallMissedPush, CallPush } from "../protocol/push.ts";
import type { CallRecord } from "../store/calls/call-record.ts";
import type { StoredSubscription } from "../store/notices/push-store.ts";
import type { ScheduledRecord } from "../store/schedule-store.ts";

/** The plaintext size in bytes that every push service accepts (RFC 8291 section 4). */
const TEXT_MAX_BYTES = 3_993;

/** A missed call, shortened if it is too long. */
export function callMissedPush(
  { id, chatId, callType, callerId, participants }: CallRecord,
  missedAt: number,
  { words, url }: StoredSubscription,
): CallMissedPush {
  const caller = participants.find(({ userId }) => userId === callerId);
  const person = { id: callerId, name: caller?.name ?? "", ...pictureOf(caller) };
  return fitting(person, url, (caller, url) => ({
    type: "chat-call.missed",
    sessionId: id,
    chatId,
    callType,
    caller,
    missedAt,
    text: words[callType],
    url,
  }));
}

/** A scheduled call that begins; null if the subscription has no text for it. */
export function callDuePush(
  { id, chatId, callType, title, startsAt, participants }: ScheduledRecord,
  userId: UserId,
  { words: { due }, url }: StoredSubscription,
): CallDuePush | null {
  if (!due) return null;
  return fitting(participants[0], url, (organizer, url) => ({
    type: "chat-call.due",
    scheduledId: id,
    chatId,
    callType,
    ...(title === undefined ? {} : { title }),
    organizer,
    isOrganizer: organizer.id === userId,
    startsAt,
    text: due[callType],
    url,
  }));
}

/** With as many of the optional parts as fit. */
function fitting<Push extends CallPush>(
  person: Member,
  url: string,
  pushOf: (person: Member, url: string) => Push,
): Push {
  const full = pushOf(person, url);
  if (fits(full)) return full;
  const { picture: _, ...plain } = person;
  const push = pushOf(plain, url);
  // The picture is optional; without a page's address the notification opens the site's root.
  return fits(push) ? push : pushOf(plain, new URL("/", url).href);
}

const pictureOf = (person: Pick<Member, "picture"> | undefined) =>
  person?.picture ? { picture: person.picture } : {};

const fits = (push: CallPush): boolean =>
  new TextEncoder().encode(JSON.stringify(push)).length <= TEXT_MAX_BYTES;
