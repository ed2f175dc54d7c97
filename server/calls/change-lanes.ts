/**
 * Changes of what the store keeps of a person or a chat: one at a time for each, told in the order
 * in which they were written, and told as well where the store was silent about it at first.
 */
import type { ChatId, UserId } from "../protocol/ids.ts";
import { OutcomeUnknown } from "../store/kv/commit.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import type { Clock } from "./clock.ts";
import { createDoubts } from "./doubts.ts";
import { createLanes, type Lanes } from "./lanes.ts";

/** What the lanes need. */
export interface ChangeLanesDeps {
  store: Pick<Store, "patienceMs">;
  clock: Clock;
  /** Hears of what went wrong where nobody asked. */
  onFailure(error: unknown): void;
}

export interface ChangeLanes extends Lanes {
  /**
   * Makes a change in its lane, if its turn comes within the store's patience: many that wait for a
   * silent store must not each wait as long. Where it landed though it seemed to fail, `onLanded`
   * hears of it later.
   */
  change<T>(
    id: ChatId | UserId,
    make: () => Promise<T>,
    onLanded: () => void | Promise<void>,
  ): Promise<T>;
  /** Gives up finding out whether changes were written that the store did not answer. */
  stop(): void;
}

/** Empty lanes. */
export function createChangeLanes({ store, clock, onFailure }: ChangeLanesDeps): ChangeLanes {
  const lanes = createLanes();
  const doubts = createDoubts({ clock, lanes, isStopped: () => isStopped, onFailure });
  let isStopped = false;

  return {
    ...lanes,
    change(id, make, onLanded) {
      const askedAt = clock.now();
      return lanes.enter(id, async () => {
        const waitedMs = clock.now() - askedAt;
        if (waitedMs > store.patienceMs) {
          throw new StoreUnavailable(`Cannot begin a change as others waited: ${waitedMs} ms`);
        }
        try {
          return await make();
        } catch (error) {
          if (error instanceof OutcomeUnknown) doubts.add(id, error, onLanded);
          throw error;
        }
      });
    },
    stop: () => void (isStopped = true),
  };
}
