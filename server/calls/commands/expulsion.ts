/** Erasing a person from calls: they leave the live ones, and their name is removed from all. */
import { anonymise } from "../../store/people/person-erasure.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import { type CallRecord, isLive } from "../../store/calls/call-record.ts";
import type { CallService } from "../call-service.ts";
import type { CommandRunner } from "../command-runner.ts";
import type { Deadlines } from "../deadlines.ts";
import type { Lanes } from "../lanes.ts";
import { expel } from "../lifecycle/expel.ts";
import type { News } from "../news.ts";
import type { OtherInstances } from "../other-instances.ts";
import type { Roster } from "../roster.ts";

/** What removing somebody from calls needs. */
export interface ExpulsionDeps {
  store: Store;
  runner: CommandRunner;
  lanes: Lanes;
  roster: Roster;
  deadlines: Pick<Deadlines, "arm">;
  news: Pick<News, "tell">;
  others: Pick<OtherInstances, "alongside" | "committed">;
}

/** The service's `expel` and `anonymise`. */
export function createExpulsion(
  { store, runner, lanes, roster, deadlines, news, others }: ExpulsionDeps,
): Pick<CallService, "expel" | "anonymise"> {
  async function expelFrom(id: string, userId: string): Promise<void> {
    const step = await runner.run(id, (record, scene) => expel(record, userId, scene));
    if (!step.ok && step.code !== "call-not-found") throw new StoreUnavailable(step.message);
  }

  /** Nobody is told, but other instances need this commit: later ones would wait for it. */
  const mailOf = (after: CallRecord) =>
    isLive(after) ? others.alongside({ after, notices: [] }) : [];

  function adopt(record: CallRecord): void {
    roster.put(record);
    if (!isLive(record)) return;
    deadlines.arm(record);
    others.committed(record);
    news.tell(record, []);
  }

  return {
    async expel(userId) {
      await Promise.all(roster.callsOf(userId).map(({ id }) => expelFrom(id, userId)));
    },

    async anonymise(id, userId) {
      // The call may be live on another instance, or may have begun meanwhile.
      await expelFrom(id, userId);
      await lanes.enter(id, async () => {
        const record = await anonymise(store, id, userId, mailOf);
        if (record) adopt(record);
      });
    },
  };
}
