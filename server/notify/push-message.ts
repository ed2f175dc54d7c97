/** A missed call as it is pushed to one browser. Pure; knows nothing of encryption or posting. */
import type { CallMissedPush } from "../protocol/push.ts";
import type { CallRecord } from "../store/call-record.ts";
import type { StoredSubscription } from "../store/push-store.ts";

/** What every push service takes, in bytes of the text before it is encrypted (RFC 8291 section 4). */
const TEXT_MAX_BYTES = 3_993;

/** What the browser is told; no longer than can be told. */
export function callMissedPush(
  { id, chatId, callType, callerId, participants }: CallRecord,
  missedAt: number,
  { words, url }: StoredSubscription,
): CallMissedPush {
  const caller = participants.find(({ userId }) => userId === callerId);
  const push: CallMissedPush = {
    type: "chat-call.missed",
    sessionId: id,
    chatId,
    callType,
    caller: { id: callerId, name: caller?.name ?? "" },
    missedAt,
    text: words[callType],
    url,
  };
  const full = caller?.picture
    ? { ...push, caller: { ...push.caller, picture: caller.picture } }
    : push;
  if (fits(full)) return full;
  // A picture is an ornament, and without its page the site's own opens.
  return fits(push) ? push : { ...push, url: new URL("/", url).href };
}

const fits = (push: CallMissedPush): boolean =>
  new TextEncoder().encode(JSON.stringify(push)).length <= TEXT_MAX_BYTES;
