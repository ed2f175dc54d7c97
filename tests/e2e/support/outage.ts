/** Causes one outage in a call and reports its effects, by the pages' own clocks. */
import type { Person } from "./person.ts";
import type { Meeting } from "./two-people.ts";

export interface OutageReport {
  /** From the last sound to the notice on the screen; null if there was none. */
  noticedMs: number | null;
  /** From the last sound to the next; 0 if it never stopped. */
  silenceMs: number;
  /** From the last ICE restart to the next sound; null if this side made no restart. */
  afterRestartMs: number | null;
  /** When the next sound came, in epoch milliseconds; 0 if it never stopped. */
  heardAt: number;
}

/** Sound that lasts this long is more than a late packet. */
const LASTS_MS = 1_000;

/**
 * Waits until both have heard each other for a while, runs `make`, which cuts the path and restores
 * it, and reports what each person noticed.
 */
export async function suffer(
  { ann, ben }: Pick<Meeting, "ann" | "ben">,
  make: () => Promise<void> | void,
): Promise<OutageReport[]> {
  const people = [ann, ben];
  await Promise.all(people.map((person) => hearsSince(person, Date.now() + LASTS_MS)));
  const begin = Date.now();
  await make();
  await Promise.all(people.map((person) => hearsSince(person, Date.now() + LASTS_MS)));
  await Promise.all(people.map((person) => person.reaches("active")));
  return await Promise.all(people.map((person) => reportOf(person, begin)));
}

async function hearsSince({ page }: Person, since: number): Promise<void> {
  await page.waitForFunction((at) => window.outages.heardAt > at, {
    timeout: 60_000,
    polling: 50,
  }, since);
}

async function reportOf({ page }: Person, begin: number): Promise<OutageReport> {
  return await page.evaluate((since) => {
    const { silences, states, restartedAt } = window.outages;
    const mine = silences.filter(({ to }) => to > since);
    const from = mine[0]?.from ?? 0;
    const heardAt = mine.at(-1)?.to ?? 0;
    const said = states.find(({ state, at }) => state === "reconnecting" && at > since);
    const restart = restartedAt.findLast((at) => at > since && at < heardAt);
    return {
      noticedMs: said ? said.at - from : null,
      silenceMs: heardAt - from,
      afterRestartMs: restart === undefined ? null : heardAt - restart,
      heardAt,
    };
  }, begin);
}
