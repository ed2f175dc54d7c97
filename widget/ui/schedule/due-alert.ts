/** Notifies of a call whose time has come, while nobody looks at any page that shows it. */
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { notify } from "../ring/call-notification.ts";
import { nameOfCall, type ScheduleStrings } from "./schedule-strings.ts";
import { clockTime } from "./schedule-times.ts";
import { startOf } from "./schedule-view.ts";

/** Whether the person has seen a call, on whatever page, and that they see it now. */
export interface DueSight {
  isSeen(id: string): boolean;
  see(id: string): void;
}

/** Another tab, which somebody looks at, has it on the screen by then. */
const OTHERS_FIRST_MS = 500;

export class DueAlert {
  readonly #sight: DueSight;
  readonly #withdrawals = new Map<string, () => void>();
  #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #shown: { calls: readonly ScheduledCall[]; strings: ScheduleStrings; selfId: string } | null =
    null;

  /** Goes by the page until it is aborted. */
  constructor(sight: DueSight, signal: AbortSignal) {
    this.#sight = sight;
    document.addEventListener("visibilitychange", () => this.#follow(), { signal });
    signal.addEventListener("abort", () => {
      this.#shown = null;
      this.#follow();
    });
  }

  /** What is on this page now. */
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
