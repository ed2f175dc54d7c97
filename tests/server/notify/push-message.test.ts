/**
 * What a push says and where it may go: small enough for every service, and only to push services.
 */
import assert from "node:assert/strict";
import { callDuePush, callMissedPush } from "../../../server/notify/push-message.ts";
import { isPushService } from "../../../server/notify/push-services.ts";
import { ID_MAX_LENGTH, NAME_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import type { ScheduledRecord } from "../../../server/store/schedule-store.ts";
import { subscribeBrowser } from "../../support/push-browser.ts";

const URL_START = "https://shop.example/";
const subscription = {
  ...subscribeBrowser("https://push.example/a").subscription,
  url: `${URL_START}${"p".repeat(1_979)}`,
  words: { voice: "話".repeat(200), video: "話".repeat(200) },
  savedAt: 0,
};

const recordOf = (id: string, name: string, picture?: string) =>
  ({
    id: "call-1",
    chatId: id,
    callType: "video",
    callerId: id,
    participants: [{ userId: id, name, ...(picture ? { picture } : {}) }],
  }) as CallRecord;

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

Deno.test("callMissedPush() includes the caller's picture when there is room", () => {
  const short = { ...subscription, url: URL_START };
  const { caller } = callMissedPush(recordOf("ann", "Ann", "https://p.example/a.png"), 1, short);
  assert.deepEqual(caller, { id: "ann", name: "Ann", picture: "https://p.example/a.png" });
});

Deno.test("callMissedPush() never exceeds the size limit of a push, however long names are", () => {
  const picture = `https://p.example/${"a".repeat(2_000)}`;
  const first = callMissedPush(recordOf("ann", "Ann", picture), 1, subscription);
  assert.equal(first.caller.picture, undefined);
  assert.equal(first.url, subscription.url);
  const longest = recordOf("界".repeat(ID_MAX_LENGTH), "名".repeat(NAME_MAX_LENGTH), picture);
  const second = callMissedPush(longest, 1, subscription);
  assert.ok(bytesOf(second) <= 3_993, `${bytesOf(second)}`);
  assert.equal(second.caller.name.length, NAME_MAX_LENGTH);
  assert.equal(second.url, URL_START);
});

Deno.test("callDuePush() never exceeds the size limit of a push, and is null without a text", () => {
  const long = "名".repeat(NAME_MAX_LENGTH);
  const id = "界".repeat(ID_MAX_LENGTH);
  const picture = `https://p.example/${"a".repeat(2_000)}`;
  const record: ScheduledRecord = {
    id: "p".repeat(43),
    chatId: id,
    callType: "voice",
    title: long,
    startsAt: 1,
    participants: [{ id, name: long, picture }],
  };
  assert.equal(callDuePush(record, "ann", subscription), null);
  const words = { ...subscription.words, due: subscription.words };
  const push = callDuePush(record, "ann", { ...subscription, words });
  assert.ok(bytesOf(push) <= 3_993, `${bytesOf(push)}`);
  assert.equal(push?.title, long);
  assert.equal(push?.url, URL_START);
});

Deno.test("isPushService() accepts only the browsers' own services and those in the settings", () => {
  for (
    const endpoint of [
      "https://fcm.googleapis.com/fcm/send/abc",
      "https://updates.push.services.mozilla.com/wpush/v2/abc",
      "https://web.push.apple.com/abc",
      "https://db5p.notify.windows.com/w/?token=abc",
      "https://push.example:8443/abc",
    ]
  ) assert.ok(isPushService(endpoint, ["https://push.example:8443"]), endpoint);
  for (
    const endpoint of [
      "https://push.example/abc",
      "http://fcm.googleapis.com/abc",
      "https://fcm.googleapis.com:444/abc",
      "https://fcm.googleapis.com@evil.example/abc",
      "https://user:key@fcm.googleapis.com/abc",
      "https://fcm.googleapis.com.evil.example/abc",
      "https://evilpush.apple.com/abc",
      "https://push.apple.com/abc",
      "https://127.0.0.1/abc",
      "fcm.googleapis.com",
      "",
    ]
  ) assert.ok(!isPushService(endpoint, ["https://push.example:8443"]), endpoint);
});
