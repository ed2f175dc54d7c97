/** The news of a call in order, whichever way and however late they come. */
import assert from "node:assert/strict";
import type { Notice } from "../../../server/calls/call-service.ts";
import { createNews } from "../../../server/calls/news.ts";
import type { CallRecord } from "../../../server/store/call-record.ts";
import { createTestClock, START } from "./call-fixture.ts";
import { ringing } from "./lifecycle-fixture.ts";

function createTeller() {
  const told: string[] = [];
  const clock = createTestClock();
  const deliver = (notices: Notice[]) => void told.push(...notices.map(({ userId }) => userId));
  return { told, clock, news: createNews({ deliver, clock }) };
}

const at = (sequence: number, change: Partial<CallRecord> = {}): CallRecord => ({
  ...ringing,
  sequence,
  ...change,
});
const over = { status: "ended", endReason: "completed", endedAt: START } as const;
/** News by the name of whom they are for. */
const of = (userId: string): Notice[] => [{ userId, message: { type: "call:seen" } as never }];

Deno.test("tell() keeps the order of commits where their news come in another one", () => {
  const { told, news } = createTeller();
  news.tell(at(1), of("first"));
  news.tell(at(3), of("third"));
  assert.deepEqual(told, ["first"]);
  news.tell(at(2), of("second"));
  assert.deepEqual(told, ["first", "second", "third"]);
});

Deno.test("tell() waits a second for news that do not come, and takes them later where the call goes on", () => {
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

Deno.test("tell() has nothing more to tell of a call whose end was told", () => {
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
