/** Gaps in the news of a call: how long they are waited for, and what a reading of the store fills. */
import assert from "node:assert/strict";
import type { Notice } from "../../../server/calls/call-service.ts";
import { OVER_REMEMBERED_MS } from "../../../server/calls/late-news.ts";
import { ringing } from "./lifecycle/fixture.ts";
import { at, createTeller, of, over, withoutBen } from "./teller.ts";

const endForBen: Notice[] = [{ userId: "ben", message: { type: "call:ended" } as never }];

Deno.test("each gap is waited for by itself, for a second from its discovery", () => {
  const { told, clock, news } = createTeller();
  for (const sequence of [1, 3, 5]) news.tell(at(sequence), of(`${sequence}`));
  clock.advance(1_000);
  assert.deepEqual(told, ["1", "3"]);
  clock.advance(999);
  assert.deepEqual(told, ["1", "3"]);
  clock.advance(1);
  assert.deepEqual(told, ["1", "3", "5"]);
});

Deno.test("a gap that has closed leaves the whole second to the next one", () => {
  for (const closes of ["by the news", "by takeOwed()"]) {
    const { told, clock, news } = createTeller();
    for (const sequence of [1, 3, 4]) news.tell(at(sequence), of(`${sequence}`));
    clock.advance(900);
    if (closes === "by the news") news.tell(at(2), of("2"));
    else news.takeOwed();
    news.tell(at(6), of("6"));
    clock.advance(999);
    assert.equal(told.at(-1), "4", closes);
    clock.advance(1);
    assert.equal(told.at(-1), "6", closes);
  }
});

Deno.test("isTold() is true of a commit from when its news is told", () => {
  const { news } = createTeller();
  news.tell(at(1), of("first"));
  news.tell(at(3), of("third"));
  assert.deepEqual([1, 2, 3].map((sequence) => news.isTold(at(sequence))), [true, false, false]);
  news.tell(at(2), of("second"));
  assert.deepEqual([1, 2, 3].map((sequence) => news.isTold(at(sequence))), [true, true, true]);
});

Deno.test("expect() changes nothing for a call that is known", () => {
  const { told, news } = createTeller();
  news.tell(at(1), of("ring"));
  news.expect(ringing.id);
  news.tell(at(2), of("answer"));
  assert.deepEqual(told, ["ring", "answer"]);
});

Deno.test("abandon() keeps the order of what has come meanwhile, and a call that was told", () => {
  const { told, news } = createTeller();
  news.expect(ringing.id);
  news.tell(at(2), of("answer"));
  news.abandon(ringing.id);
  news.tell(at(1), of("ring"));
  assert.deepEqual(told, ["ring", "answer"]);
  news.abandon(ringing.id);
  assert.equal(news.isTold(at(2)), true);
  news.tell(at(4), of("later"));
  assert.deepEqual(told, ["ring", "answer"]);
});

Deno.test("begin() fills the gap before the state that was read: only later news is waited for", () => {
  const { told, news } = createTeller();
  for (const sequence of [1, 3, 5]) news.tell(at(sequence), of(`${sequence}`));
  news.begin(at(4));
  assert.deepEqual(told, ["1", "5"]);
  // An earlier state than is known already changes nothing.
  news.begin(at(2));
  news.tell(at(6), of("6"));
  assert.deepEqual(told, ["1", "5", "6"]);
});

Deno.test("begin() ends the wait for news that was skipped before", () => {
  const { clock, news } = createTeller();
  for (const sequence of [1, 3]) news.tell(at(sequence), of(`${sequence}`));
  clock.advance(1_000);
  news.begin(at(5));
  news.owe(at(6));
  news.tell(at(6), of("6"));
  assert.deepEqual(news.takeOwed(), []);
});

Deno.test("begin() with the state of waiting news takes its place", () => {
  const { told, clock, news } = createTeller();
  for (const sequence of [1, 3]) news.tell(at(sequence), of(`${sequence}`));
  news.begin(at(3));
  clock.advance(10_000);
  assert.deepEqual(told, ["1"]);
});

Deno.test("begin() with a call that is over ends the wait for its news", () => {
  const { told, clock, news } = createTeller();
  for (const sequence of [1, 3]) news.tell(at(sequence), of(`${sequence}`));
  news.begin(at(4, over));
  clock.advance(1_000);
  assert.deepEqual(news.takeOwed(), []);
  assert.deepEqual(told, ["1"]);
});

Deno.test("news of a state that was read from the store is told at once if it still holds", () => {
  const { told, clock, news } = createTeller();
  news.begin(at(2));
  news.tell(at(2), [{ userId: "cal", message: { type: "call:incoming" } as never }, ...of("ann")]);
  assert.deepEqual(told, ["ann"]);
  clock.advance(10_000);
  assert.deepEqual(told, ["ann"]);
});

Deno.test("after a gap a person is not told the end of a ring that they were out of when the call was read", () => {
  for (const isKnown of [false, true]) {
    const { told, clock, news } = createTeller();
    if (isKnown) news.tell(at(1), of("first"));
    news.begin(at(2, withoutBen));
    news.tell(at(4, over), endForBen);
    clock.advance(1_000);
    assert.deepEqual(told, isKnown ? ["first"] : []);
  }
});

Deno.test("after a gap everybody who knew of the call is told its end, and who is rung is told that", () => {
  const { told, clock, news } = createTeller();
  news.tell(at(1, withoutBen), of("first"));
  news.tell(at(3), [{ userId: "ben", message: { type: "call:incoming" } as never }]);
  clock.advance(1_000);
  assert.deepEqual(told, ["first", "ben"]);
  news.tell(at(5, over), endForBen);
  clock.advance(1_000);
  assert.deepEqual(told, ["first", "ben", "ben"]);
});

Deno.test("skipped news that comes after a call's end tells nobody of a call that goes on", () => {
  const { told, clock, news } = createTeller();
  news.tell(at(1), of("first"));
  news.tell(at(3, over), of("end"));
  clock.advance(1_000);
  news.tell(at(2), of("second"));
  assert.deepEqual(told, ["first", "end"]);
});

Deno.test("a person who was shown the state last told of has not been shown the gap", () => {
  const { told, clock, news } = createTeller();
  news.tell(at(1, withoutBen), of("first"));
  news.shown(at(1), "ben");
  news.tell(at(3, over), endForBen);
  clock.advance(1_000);
  assert.deepEqual(told, ["first"]);
});

Deno.test("owe() names a call until the news of the state found in the store is told", () => {
  const { news } = createTeller();
  news.tell(at(1), of("first"));
  news.owe(at(1));
  assert.deepEqual(news.takeOwed(), []);
  news.owe(at(3));
  news.tell(at(2), of("second"));
  assert.deepEqual(news.takeOwed().map(({ sequence }) => sequence), [3]);
  news.owe(at(3));
  news.tell(at(3), of("third"));
  assert.deepEqual(news.takeOwed(), []);
});

Deno.test("skipped news is owed until all of it has come", () => {
  for (const missing of [[], [3]]) {
    const { clock, news } = createTeller();
    for (const sequence of [1, 4]) news.tell(at(sequence), of(`${sequence}`));
    clock.advance(1_000);
    for (const sequence of [2, 3]) {
      if (!missing.includes(sequence)) news.tell(at(sequence), of(`${sequence}`));
    }
    assert.deepEqual(news.takeOwed().map(({ sequence }) => sequence), missing.length ? [4] : []);
  }
});

Deno.test("the end of a call is remembered for two minutes, with what is owed of it", () => {
  for (const waitMs of [OVER_REMEMBERED_MS - 1, OVER_REMEMBERED_MS]) {
    const { clock, news } = createTeller();
    news.tell(at(1), of("first"));
    news.tell(at(3, over), of("end"));
    clock.advance(1_000);
    clock.advance(waitMs);
    news.tell({ ...at(1, over), id: "next" }, of("next"));
    const isRemembered = waitMs < OVER_REMEMBERED_MS;
    assert.equal(news.isTold(at(2)), isRemembered);
    assert.deepEqual(news.takeOwed().map(({ sequence }) => sequence), isRemembered ? [3] : []);
  }
});

Deno.test("hear() tells what is not about a call, and of a call only what still holds", () => {
  const { told, news, now } = createTeller();
  const about = (userId: string, type: string): Notice => ({
    userId,
    message: { type, sessionId: ringing.id } as never,
  });
  const seen: Notice = { userId: "dan", message: { type: "calls:seen" } as never };
  news.hear([seen, about("ann", "call:participant-joined"), about("cal", "call:incoming")]);
  assert.deepEqual(told, ["dan", "ann"]);
  now.record = at(2, over);
  news.hear([about("ann", "call:participant-joined")]);
  assert.deepEqual(told, ["dan", "ann"]);
});
