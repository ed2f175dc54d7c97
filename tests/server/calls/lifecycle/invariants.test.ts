/**
 * Whatever people do, in whatever order: no ghost call, every seat and ring has an end, and nobody
 * is told of the end twice or of anything after it.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type CallRecord, isLive } from "../../../../server/store/calls/call-record.ts";
import { deadlinesOf } from "../../../../server/store/calls/deadline-store.ts";
import type { Notice } from "../../../../server/calls/call-service.ts";
import { accept, reject } from "../../../../server/calls/lifecycle/answer.ts";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { cancel, end, leave } from "../../../../server/calls/lifecycle/hang-up.ts";
import { invite, join } from "../../../../server/calls/lifecycle/join.ts";
import { alert } from "../../../../server/calls/lifecycle/alert.ts";
import { away, hold, restart, resume } from "../../../../server/calls/lifecycle/seats.ts";
import { partsAt, type Scene, type Step } from "../../../../server/calls/lifecycle/step.ts";
import { freshFlags } from "../../../../server/calls/snapshot.ts";
import type { Standing } from "../../../../server/calls/rules/policy.ts";
import { device, LEASE_MS, RING_MS, START } from "../call-fixture.ts";
import { dial } from "./fixture.ts";

const PEOPLE = ["ann", "ben", "cal", "dan", "eve"];
const MAX = 4;

type Command = (record: CallRecord, scene: Scene) => Step;

const person = fc.constantFrom(...PEOPLE);
const seat = fc.record({ userId: person, number: fc.constantFrom(1, 1, 1, 1, 1, 2) })
  .map(({ userId, number }) => device(userId, number));
const standing = fc.constantFrom<Standing>(
  "rings",
  "rings",
  "rings",
  "expected",
  "offline",
  "busy",
  "unavailable",
);

type Named = [string, Command];
const by = (name: string, run: (by: ReturnType<typeof device>) => Command) =>
  seat.map((by): Named => [`${name} ${by.connectionId}`, run(by)]);

/** Mostly commands that succeed, with some by strangers and by second devices. */
const command: fc.Arbitrary<Named> = fc.oneof(
  { weight: 6, arbitrary: by("accept", (by) => (r, s) => accept(r, by, s)) },
  { weight: 2, arbitrary: by("reject", (by) => (r, s) => reject(r, by, s)) },
  { weight: 4, arbitrary: by("leave", (by) => (r, s) => leave(r, by, s)) },
  { weight: 1, arbitrary: by("end", (by) => (r, s) => end(r, by, undefined, s)) },
  { weight: 1, arbitrary: by("cancel", (by) => (r, s) => cancel(r, by, s)) },
  { weight: 3, arbitrary: by("away", (by) => (r, s) => away(r, by, LEASE_MS, s)) },
  { weight: 3, arbitrary: by("resume", (by) => (r, s) => resume(r, by, () => false, s)) },
  {
    weight: 5,
    arbitrary: by("join", (by) => (r, s) => {
      return join(r, by, { id: by.userId, name: by.userId }, MAX, s);
    }),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(seat, person, standing).map(([by, id, how]): Named => {
      const member = { id, name: id };
      const targets = by.userId === id ? [] : [{ member, standing: how, early: "hold" as const }];
      const request = { by, targets, ringTimeoutMs: RING_MS, maxParticipants: MAX };
      return [`invite ${by.connectionId} ${id} ${how}`, (r, s) => invite(r, request, s)];
    }),
  },
  {
    weight: 2,
    arbitrary: person.map((id): Named => [
      `alert ${id}`,
      (r, s) => alert(r, id, s, { announce: true }),
    ]),
  },
  {
    weight: 2,
    arbitrary: person.map((id): Named => [`hold ${id}`, (r, s) => hold(r, [id], LEASE_MS, s)]),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Named>([
      "restart",
      (r, s) => restart(r, { leaseMs: LEASE_MS, isAlone: true }, s),
    ]),
  },
);

function sceneAt(now: number): Scene {
  // No connections, so that no announced page change is taken back.
  return {
    now,
    connectionsOf: () => [],
    flagsOf: () => freshFlags("voice"),
    hasMedia: () => false,
  };
}

function check(record: CallRecord, now: number): void {
  const joined = partsAt(record, "joined");
  const rung = partsAt(record, "ringing");
  const due = deadlinesOf(record);
  assert.ok(
    new Set(record.participants.map(({ userId }) => userId)).size === record.participants.length,
  );
  for (const { userId, status, seat } of record.participants) {
    assert.equal(
      seat !== null,
      status === "joined",
      `${userId} is ${status} with the seat ${seat}`,
    );
  }
  if (!isLive(record)) {
    assert.deepEqual([joined, rung, due], [[], [], []]);
    assert.ok(record.endReason !== null);
    return;
  }
  assert.equal(record.endReason, null);
  assert.ok(joined.length >= 2 || (joined.length === 1 && rung.length > 0), "a ghost");
  assert.ok(joined.length + rung.length <= MAX);
  if (record.startedAt === null) assert.deepEqual(joined.map(({ userId }) => userId), ["ann"]);
  for (const one of rung) {
    const ends = due.some(({ kind, userId }) =>
      kind === "ring" && userId === (one.ringUntil === undefined ? undefined : one.userId)
    );
    assert.ok(ends, `${one.userId} rings for ever`);
  }
  for (const { dueAt } of due) assert.ok(dueAt >= now, "a deadline is overdue");
  const times = joined.map(({ joinedAt }) => joinedAt);
  assert.equal(new Set(times).size, times.length, "two people joined at the same moment");
}

/** Counts how often each person was told that the call is over. */
function count(told: Map<string, number>, notices: Notice[]): void {
  for (const { userId, message } of notices) {
    if (message.type === "call:ended") told.set(userId, (told.get(userId) ?? 0) + 1);
  }
}

/** What a person's first news of a call can be, also after it was over for them. */
const BEGINNINGS = ["call:outgoing", "call:incoming", "call:accepted"];

/**
 * Checks the order of each person's news: a beginning, anything, the end, and at most a missed
 * call.
 */
function follow(last: Map<string, string>, notices: Notice[]): void {
  for (const { userId, message: { type } } of notices) {
    const before = last.get(userId);
    const isOutside = before === undefined || before === "call:ended" || before === "missed it";
    const isMissed = before === "call:ended" && type === "call:missed";
    if (isOutside && !isMissed) {
      assert.ok(BEGINNINGS.includes(type), `${userId} is told ${type} after ${before}`);
    }
    last.set(userId, isMissed ? "missed it" : type);
  }
}

Deno.test("lifecycle: no order of commands leaves a ghost, and every call ends once all are gone", () => {
  const targets = fc.record({ ben: standing, cal: standing });
  const steps = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 12_000 })), {
    minLength: 10,
    maxLength: 60,
    size: "max",
  });
  const reached = { four: 0, backIn: 0, hundredSeconds: 0 };
  fc.assert(
    fc.property(targets, steps, (targets, steps) => {
      const begun = dial(targets);
      const told = new Map<string, number>();
      const last = new Map<string, string>();
      count(told, begun.notices);
      follow(last, begun.notices);
      let record = begun.record;
      let now = START;
      const take = (step: Step) => {
        if (!step.ok) return;
        if (!isLive(record)) assert.deepEqual(step.notices, [], "news of a call already over");
        count(told, step.notices);
        // A person still connecting hears of the call in the welcome, and may act on it at once.
        for (const { userId, alerted } of partsAt(record, "ringing")) {
          if (!alerted) last.set(userId, "welcome");
        }
        follow(last, step.notices);
        record = step.record;
        check(record, now);
        if (partsAt(record, "joined").length === MAX) reached.four += 1;
        if (partsAt(record, "ringing").some(({ joinedAt }) => joinedAt !== null)) {
          reached.backIn += 1;
        }
        if (isLive(record) && now - START > 100_000) reached.hundredSeconds += 1;
      };
      const pass = (ms: number) => {
        const until = now + ms;
        for (;;) {
          const next = Math.min(...deadlinesOf(record).map(({ dueAt }) => dueAt));
          if (next > until) break;
          now = Math.max(now, next);
          take(fallDue(record, sceneAt(now)));
        }
        now = until;
      };
      check(record, now);
      for (const [[, run], ms] of steps) {
        take(run(record, sceneAt(now)));
        pass(ms);
      }
      for (const { userId, seat } of record.participants) {
        if (seat) take(away(record, { userId, connectionId: seat }, LEASE_MS, sceneAt(now)));
      }
      pass(RING_MS + LEASE_MS);
      assert.equal(isLive(record), false, "everybody is gone and the call goes on");
      // Everybody who knew of the call at its end must have been told of it.
      for (const { userId, alerted } of record.participants) {
        if (alerted) assert.ok((told.get(userId) ?? 0) >= 1, `${userId} was never told`);
      }
    }),
    { numRuns: 2_000 },
  );
  // Without reaching these states the test would prove nothing.
  for (const [what, times] of Object.entries(reached)) assert.ok(times > 50, `${what}: ${times}`);
});
