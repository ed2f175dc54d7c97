/**
 * A person's longest and shortest call, of all time and per week, after calls were deleted: a
 * maximum does not shrink by itself, so it is recomputed from the days that still have calls.
 */
import type { CallRecord } from "../calls/call-record.ts";
import { durationSecondsOf } from "../calls/call-record.ts";
import { peopleOf, scopesOf } from "../calls/call-kind.ts";
import { dayOf, weekOf } from "../kv/calendar.ts";
import { COUNTER, hasWeeks, tookPart } from "./call-tally.ts";
import { type CallScope, tallyKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { readTally, type TallyRow } from "./tally-rows.ts";

/** Recomputes them for everybody for whom the deleted call may have been one. */
export async function remeasure(store: Store, gone: CallRecord): Promise<void> {
  const seconds = BigInt(durationSecondsOf(gone));
  const week = weekOf(dayOf(gone.initiatedAt));
  for (const userId of peopleOf(gone).filter((id) => tookPart(gone, id))) {
    for (const scope of scopesOf(userId, gone)) {
      await remeasurePeriod(store, scope, ["all", ""], seconds);
      if (hasWeeks(scope)) await remeasurePeriod(store, scope, ["week", week], seconds);
    }
  }
}

async function remeasurePeriod(
  store: Store,
  scope: CallScope,
  [period, name]: [period: "all" | "week", name: string],
  seconds: bigint,
): Promise<void> {
  for (;;) {
    const keys = [COUNTER.longest, COUNTER.shortest]
      .map((one) => tallyKey(scope, period, name, one));
    const [longest, shortest] = await store.getMany<Deno.KvU64>(keys);
    if (longest.value?.value !== seconds && shortest.value?.value !== seconds) return;
    const days = (await readTally(store, scope, "day", name))
      .filter((day) => period === "all" || weekOf(day.name) === name);
    const lengths = lengthsOf(days);
    const set = (key: Deno.KvKey, value: number): Deno.KvMutation => ({
      type: "set",
      key,
      value: new Deno.KvU64(BigInt(value)),
    });
    const mutations: Deno.KvMutation[] = lengths.length === 0
      ? keys.map((key) => ({ type: "delete", key }))
      : [set(keys[0], Math.max(...lengths)), set(keys[1], Math.min(...lengths))];
    const checks = [longest, shortest].map(({ key, versionstamp }) => ({ key, versionstamp }));
    // If this fails, a call has ended meanwhile; the days read next include it.
    if (await store.write({ checks, mutations })) return;
  }
}

/** The longest and shortest call of each day that still has answered calls. */
function lengthsOf(days: TallyRow[]): number[] {
  const talked = new Set(
    days.filter(({ counter, value }) => counter.endsWith("/joined") && value > 0)
      .map(({ name }) => name),
  );
  return days.filter(({ name, counter }) =>
    talked.has(name) && (counter === COUNTER.longest || counter === COUNTER.shortest)
  ).map(({ value }) => value);
}
