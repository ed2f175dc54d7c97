/**
 * Changes whose outcome is unknown because the store fell silent during the commit. Each is checked
 * once the store is back, in the lane of its call, chat or person.
 */
import type { ChatId, SessionId, UserId } from "../protocol/ids.ts";
import type { OutcomeUnknown } from "../store/kv/commit.ts";
import { StoreUnavailable } from "../store/kv/kv.ts";
import type { Clock } from "./clock.ts";
import type { Lanes } from "./lanes.ts";

/** What resolving doubts needs. */
export interface DoubtsDeps {
  clock: Clock;
  lanes: Lanes;
  isStopped(): boolean;
  onFailure(error: unknown): void;
}

export interface Doubts {
  /**
   * Checks once the store is back. If the change was written, `onLanded` gets its result; if not,
   * it is prevented from being written late.
   */
  add<T>(
    id: SessionId | ChatId | UserId,
    doubt: OutcomeUnknown<T>,
    onLanded: (result: T) => void | Promise<void>,
  ): void;
}

const RETRY_MS = 1_000;

/** Starts with no doubts. */
export function createDoubts(deps: DoubtsDeps): Doubts {
  const { clock, lanes, isStopped, onFailure } = deps;
  const add: Doubts["add"] = (id, doubt, onLanded) => {
    async function clearUp(): Promise<void> {
      const found = await doubt.find();
      if (found.landed) await onLanded(found.result);
    }
    clock.after(RETRY_MS, () => {
      if (isStopped()) return;
      lanes.enter(id, clearUp).catch((error) => {
        if (error instanceof StoreUnavailable) add(id, doubt, onLanded);
        else onFailure(error);
      });
    });
  };
  return { add };
}
