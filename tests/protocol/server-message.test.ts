/** The two readers of server messages, the schemas and the small check that pages load, agree. */
import assert from "node:assert/strict";
import fc from "fast-check";
import * as z from "zod/mini";
import { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import { checkServerMessage } from "../../widget/effects/signaling/server-message-check.ts";
import { acks, events, welcomes } from "./server-message-samples.ts";

const kinds = [
  ["welcome", Welcome, welcomes],
  ["ack", Ack, acks],
  ["event", ServerEvent, events],
] as const;

for (const [kind, schema, samples] of kinds) {
  for (const sample of samples) {
    Deno.test(`${kind} ${sample.type}: both readers accept it`, () => {
      assert.deepEqual(z.safeParse(schema as z.ZodMiniType, sample), {
        success: true,
        data: sample,
      });
      assert.deepEqual(checkServerMessage(kind, sample), { ok: true, value: sample });
    });
  }
}

Deno.test("the samples include every event of the protocol", () => {
  const types = ServerEvent.def.options.map(({ shape }) => shape.type.def.values[0]);
  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(types));
});

Deno.test("checkServerMessage() allows a key added by a newer server", () => {
  assert.ok(checkServerMessage("event", { ...events[6], addedLater: 1 }).ok);
});

Deno.test("checkServerMessage() names the field at fault", () => {
  const missed = events.find(({ type }) => type === "call:missed");
  assert.deepEqual(checkServerMessage("event", { ...missed, callerId: 7 }), {
    ok: false,
    problem: "callerId: expected string",
  });
});

for (
  const [time, isGood] of [
    ["1970-01-01T00:00:00.000Z", true],
    ["2026-01-31T12:00:00Z", true],
    ["0Z", false],
    ["1 Z", false],
    ["2026-01-31", false],
    ["2026-01-31T12:00:00", false],
    ["2026-13-31T12:00:00Z", false],
    ["Sat, 31 Jan 2026 12:00:00 Z", false],
  ] as const
) {
  Deno.test(`both readers ${isGood ? "accept" : "refuse"} the time ${time}`, () => {
    const warning = { ...events.find(({ type }) => type === "call:time-warning"), endsAt: time };
    assert.equal(z.safeParse(ServerEvent, warning).success, isGood);
    assert.equal(checkServerMessage("event", warning).ok, isGood);
  });
}

/** Every place in a message, as a path of keys. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function withValueAt(message: object, path: string[], value: unknown): object {
  const copy = structuredClone(message) as Record<string, unknown>;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, "", "x".repeat(3000), -1, 0.5, 1e12, NaN, [], {}),
  fc.string(),
  fc.integer(),
);

/** The schemas refuse an unknown key and a page allows it; that is their only difference. */
function isAddition(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "unrecognized_keys") return true;
  return issue.code === "invalid_union" &&
    issue.errors.some((option) => option.length > 0 && option.every(isAddition));
}

Deno.test("checkServerMessage() agrees with the schemas, except for added keys", () => {
  const cases = kinds.flatMap(([kind, schema, samples]) =>
    samples.map((sample) => ({ kind, schema: schema as z.ZodMiniType, sample }))
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...cases),
      fc.nat(),
      strange,
      ({ kind, schema, sample }, at, odd) => {
        const paths = pathsOf(sample);
        // An array with a hole is not JSON.
        const path = paths[at % paths.length];
        if (odd === undefined && /^\d+$/.test(path.at(-1)!)) return;
        const message = withValueAt(sample, path, odd);
        const { error } = z.safeParse(schema, message);
        const isRefused = error?.issues.some((issue) => !isAddition(issue)) ?? false;
        assert.equal(checkServerMessage(kind, message).ok, !isRefused);
      },
    ),
    { numRuns: 5000 },
  );
});
