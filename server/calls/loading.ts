/** Fills the memory of live calls from the store: at the start, and after a time without news of the others. */
import type { SessionId, UserId } from "../protocol/ids.ts";
import type { CallRecord } from "../store/calls/call-record.ts";
import { listLiveCalls, readCalls } from "../store/calls/call-store.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import type { CommandRunner } from "./command-runner.ts";
import { fallDue } from "./lifecycle/fall-due.ts";
import { restart } from "./lifecycle/seats.ts";
import type { News } from "./news.ts";
import type { CallReplica, OtherInstances } from "./other-instances.ts";
import type { Roster } from "./roster.ts";
import type { Turns } from "./turns.ts";

/** What loading needs. */
export interface LoadingDeps {
  store: Store;
  roster: Roster;
  runner: CommandRunner;
  news: News;
  others: OtherInstances;
  turns: Pick<Turns, "take">;
  seatLeaseMs: number;
}

/** Loads live calls. */
export interface Loading extends Pick<CallReplica, "reload" | "seats"> {
  /** Takes over what is live, and starts the leases of seats whose connection is nowhere. */
  load(): Promise<void>;
}

/** Loading into a roster. */
export function createLoading(deps: LoadingDeps): Loading {
  const { store, roster, runner, news, others, turns, seatLeaseMs } = deps;

  function take(record: CallRecord): void {
    roster.put(record);
    news.begin(record);
  }

  async function renewLeases(id: SessionId, terms: Parameters<typeof restart>[1]): Promise<void> {
    const step = await runner.run(id, (record, scene) => {
      const renewed = restart(record, terms, scene);
      return renewed.ok ? fallDue(renewed.record, scene) : renewed;
    });
    // Without its leases a call could become a ghost, so no start without them.
    if (!step.ok) throw new StoreUnavailable(step.message);
  }

  return {
    async load() {
      const records = await listLiveCalls(store);
      records.forEach(take);
      const terms = { leaseMs: seatLeaseMs, isAlone: !others.areThere() };
      await Promise.all(records.map(({ id }) => turns.take(() => renewLeases(id, terms))));
    },

    async reload() {
      const records = await listLiveCalls(store);
      const live = new Set(records.map(({ id }) => id));
      const known = roster.all().map(({ id }) => id);
      const lost = await readCalls(store, known.filter((id) => !live.has(id)));
      // The mail of what was just read lies in the mailbox by now, where there is any for us.
      await others.catchUp();
      const changed = [...records, ...lost].filter(({ id, sequence }) =>
        !roster.isOver(id) && (roster.get(id)?.sequence ?? 0) < sequence
      );
      const unheard = [...changed, ...news.takeOwed()];
      changed.forEach(take);
      return [
        ...new Set(
          unheard.flatMap(({ participants }) => participants.map(({ userId }): UserId => userId)),
        ),
      ];
    },

    seats: () =>
      roster.all().flatMap(({ participants }) =>
        participants.flatMap(({ userId, seat, leaseUntil }) =>
          seat === null || leaseUntil !== null ? [] : [{ userId, connectionId: seat }]
        )
      ),
  };
}
