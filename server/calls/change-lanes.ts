/**
 * Changes to stored people and chats: one at a time per person or chat, and announced in the order
 * in which they were written. A change whose outcome becomes known only later is announced then.
 */
import type { ChatId, UserId } from "../protocol/ids.ts";
import { OutcomeUnknown } from "../store/kv/commit.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import type { Clock } from "./clock.ts";
import { createDoubts } from "./doubts.ts";
import { createLanes, type Lanes } from "./lanes.ts";

/** What the change lanes need. */
export interface ChangeLanesDeps {
  store: Pick<Store, "patienceMs">;
  clock: Clock;
  /** Receives errors of work that no caller waits for. */
  onFailure(error: unknown): void;
}

export interface ChangeLanes extends Lanes {
  /**
   * Makes a change in its lane. Throws `StoreUnavailable` if its turn does not come within the
   * store's patience, so that changes queued behind a silent store do not each wait that long. If a
   * change seemed to fail but was written, `onLanded` is called later.
   */
  change<T>(
    id: ChatId | UserId,
    make: () => Promise<T>,
    onLanded: () => void | Promise<void>,
  ): Promise<T>;
  /** Gives up finding out whether changes the store did not answer were written. */
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
          throw new StoreUnavailable(
            `Cannot begin a change as earlier ones took too long: ${waitedMs} ms`,
          );
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
