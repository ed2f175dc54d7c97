/** Notifies of a call whose time has come while no page that shows it is visible. */
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { notify } from "../ring/call-notification.ts";
import { nameOfCall, type ScheduleStrings } from "./schedule-strings.ts";
import { clockTime } from "./schedule-times.ts";
import { startOf } from "./schedule-view.ts";

/** Records whether the person has seen a call, on any page. */
export interface DueSight {
  isSeen(id: string): boolean;
  see(id: string): void;
}

/** Gives another, visible tab the time to show the call first. */
const OTHERS_FIRST_MS = 500;

export class DueAlert {
  readonly #sight: DueSight;
  readonly #withdrawals = new Map<string, () => void>();
  #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #shown: { calls: readonly ScheduledCall[]; strings: ScheduleStrings; selfId: string } | null =
    null;

  /** Follows the page until `signal` is aborted. */
  constructor(sight: DueSight, signal: AbortSignal) {
    this.#sight = sight;
    document.addEventListener("visibilitychange", () => this.#follow(), { signal });
    signal.addEventListener("abort", () => {
      this.#shown = null;
      this.#follow();
    });
  }

  /** Takes the calls that are on this page now. */
  show(calls: readonly ScheduledCall[], strings: ScheduleStrings, selfId: string): void {
    this.#shown = { calls, strings, selfId };
    this.#follow();
  }

  #follow(): void {
    const { calls = [] } = this.#shown ?? {};
    const isOff = (id: string) => !document.hidden || calls.every((call) => call.id !== id);
    for (const id of [...this.#withdrawals.keys(), ...this.#waiting.keys()]) {
      if (isOff(id)) this.#withdraw(id);
    }
    for (const call of calls) {
      const { id } = call;
      if (!document.hidden) this.#sight.see(id);
      else if (!this.#waiting.has(id) && !this.#withdrawals.has(id)) {
        this.#waiting.set(id, setTimeout(() => this.#notify(call), OTHERS_FIRST_MS));
      }
    }
  }

  #withdraw(id: string): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
    this.#withdrawals.get(id)?.();
    this.#withdrawals.delete(id);
  }

  #notify(call: ScheduledCall): void {
    if (!this.#shown || this.#sight.isSeen(call.id)) return;
    const { strings, selfId } = this.#shown;
    this.#withdrawals.set(
      call.id,
      notify({
        title: nameOfCall(call, selfId, strings),
        body: `${strings.now} · ${clockTime(startOf(call), strings.lang)}`,
        tag: call.id,
      }),
    );
  }
}
