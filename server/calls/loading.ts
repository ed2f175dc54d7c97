/** Loads live calls from the store: at startup, and after losing touch with other servers. */
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
  /** Takes over live calls, and starts the leases of seats whose connection is gone. */
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
    // A call without leases could become a ghost, so startup fails instead.
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
      // Mail about what was just read is in our mailbox by now, if there is any for us.
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
