/** The part of calls in the erasure of a person: out of those that live, unnamed in all. */
import { anonymise } from "../store/person-erasure.ts";
import { type Store, StoreUnavailable } from "../store/kv.ts";
import type { CallService } from "./call-service.ts";
import type { CommandRunner } from "./command-runner.ts";
import type { Lanes } from "./lanes.ts";
import { expel } from "./lifecycle/expel.ts";
import type { Roster } from "./roster.ts";

/** The `expel` and `anonymise` of the service. */
export function createExpulsion(
  { store, runner, lanes, roster }: {
    store: Store;
    runner: CommandRunner;
    lanes: Lanes;
    roster: Roster;
  },
): Pick<CallService, "expel" | "anonymise"> {
  async function expelFrom(id: string, userId: string): Promise<void> {
    const step = await runner.run(id, (record, scene) => expel(record, userId, scene));
    if (!step.ok && step.code !== "call-not-found") throw new StoreUnavailable(step.message);
  }

  return {
    async expel(userId) {
      await Promise.all(roster.callsOf(userId).map(({ id }) => expelFrom(id, userId)));
    },

    async anonymise(id, userId) {
      // It may live at another instance, or have begun since.
      await expelFrom(id, userId);
      await lanes.enter(id, async () => {
        const record = await anonymise(store, id, userId);
        if (record) roster.put(record);
      });
    },
  };
}
