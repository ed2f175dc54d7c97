/** The news of a call is delivered in order, by whichever way and however late it comes. */
import assert from "node:assert/strict";
import type { Notice } from "../../../server/calls/call-service.ts";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import { ringing } from "./lifecycle/fixture.ts";
import { at, createTeller, of, over, withoutBen } from "./teller.ts";

Deno.test("tell() keeps the order of commits when their news comes out of order", () => {
  const { told, news } = createTeller();
  news.tell(at(1), of("first"));
  news.tell(at(3), of("third"));
  assert.deepEqual(told, ["first"]);
  news.tell(at(2), of("second"));
  assert.deepEqual(told, ["first", "second", "third"]);
});

Deno.test("tell() waits a second for missing news, and still delivers it later if the call goes on", () => {
  const { told, clock, news } = createTeller();
  news.tell(at(1), of("first"));
  news.tell(at(3), of("third"));
  clock.advance(999);
  assert.deepEqual(told, ["first"]);
  clock.advance(1);
  assert.deepEqual(told, ["first", "third"]);
  news.tell(at(2), of("second"));
  assert.deepEqual(told, ["first", "third", "second"]);
});

Deno.test("tell() delivers nothing more once a call's end was told", () => {
  const { told, clock, news } = createTeller();
  news.tell(at(2, over), of("end"));
  clock.advance(1_000);
  assert.deepEqual(told, ["end"]);
  news.tell(at(1), of("ring"));
  clock.advance(10_000);
  news.tell(at(2, over), of("end again"));
  assert.deepEqual(told, ["end"]);
  assert.equal(news.isTold(at(1)), true);
});

Deno.test("expect() holds back later news of a call until its first news was told", () => {
  const { told, clock, news } = createTeller();
  news.expect(ringing.id);
  news.tell(at(2), of("answer"));
  assert.deepEqual(told, []);
  news.tell(at(1), of("ring"));
  assert.deepEqual(told, ["ring", "answer"]);
  // A call that seems never made starts with the news from elsewhere.
  const { told: toldNext, news: next } = createTeller();
  next.expect(ringing.id);
  next.abandon(ringing.id);
  next.tell(at(2), of("answer"));
  assert.deepEqual(toldNext, ["answer"]);
  clock.advance(10_000);
  assert.deepEqual(told, ["ring", "answer"]);
});

Deno.test("tell() drops late news of the end for somebody who has joined since", () => {
  const { told, clock, news, now } = createTeller();
  const named = (type: string): Notice[] => [{ userId: "ben", message: { type } as never }];
  news.tell(at(1), of("first"));
  news.tell(at(3), of("third"));
  clock.advance(1_000);
  const late = () =>
    news.tell(at(2), [...named("call:ended"), ...named("call:missed"), ...of("x")]);
  const benAs = (change: Partial<CallRecord["participants"][number]>) => {
    const participants = ringing.participants.map((one) =>
      one.userId === "ben" ? { ...one, ...change } : one
    );
    now.record = at(3, { participants });
  };
  benAs({ status: "joined", alerted: true });
  late();
  assert.deepEqual(told, ["first", "third", "x"]);
  benAs({ status: "missed", alerted: false });
  late();
  assert.deepEqual(told.slice(3), ["ben", "ben", "x"]);
  news.tell(at(2), [...named("call:incoming"), ...named("call:participant-joined")]);
  assert.equal(told.length, 6);
});

Deno.test("takeOwed() names a call whose news is missing, but not once that news has come", () => {
  const { told, clock, news } = createTeller();
  const gap = (end: Partial<CallRecord>) => {
    news.tell(at(1), of("first"));
    news.owe(at(2));
    news.tell(at(3, end), of("third"));
    clock.advance(1_000);
  };
  gap({ ...over, ...withoutBen });
  const late: Notice[] = [{ userId: "ben", message: { type: "call:ended" } as never }];
  news.tell(at(2), late);
  assert.deepEqual(told, ["first", "third", "ben"]);
  assert.deepEqual(news.takeOwed(), []);

  const other = createTeller();
  other.news.tell(at(1), of("first"));
  other.news.tell(at(3), of("third"));
  // The caller has lost touch: news that has not come by now went elsewhere.
  assert.deepEqual(other.news.takeOwed().map(({ sequence }) => sequence), [3]);
  assert.deepEqual(other.told, ["first", "third"]);
  assert.deepEqual(other.news.takeOwed(), []);
});

Deno.test("tell() delivers a call's end across a gap only to a person who was shown the call", () => {
  const end: Notice[] = [{ userId: "ben", message: { type: "call:ended" } as never }];
  for (const isShown of [true, false]) {
    const { told, clock, news } = createTeller();
    news.tell(at(1, withoutBen), of("first"));
    if (isShown) news.shown(at(2), "ben");
    news.tell(at(3, over), end);
    clock.advance(1_000);
    assert.deepEqual(told, isShown ? ["first", "ben"] : ["first"]);
  }
});
