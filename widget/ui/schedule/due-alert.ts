/** Notifies of a call whose time has come while nobody looks at the page, as a ring does. */
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { notify } from "../call-notification.ts";
import { nameOfCall, type ScheduleStrings } from "./schedule-strings.ts";
import { clockTime } from "./schedule-times.ts";
import { startOf } from "./schedule-view.ts";

export class DueAlert {
  #shown = new Map<string, () => void>();
  /** Each is told of once on this page, however often it is hidden. */
  #told = new Set<string>();
  #draw: () => void = () => {};

  constructor() {
    document.addEventListener("visibilitychange", () => this.#draw());
  }

  /** What is due now. */
  show(calls: readonly ScheduledCall[], strings: ScheduleStrings, selfId: string): void {
    this.#draw = () => {
      for (const [id, withdraw] of this.#shown) {
        if (document.hidden && calls.some((call) => call.id === id)) continue;
        withdraw();
        this.#shown.delete(id);
      }
      if (!document.hidden) return;
      for (const call of calls) {
        if (this.#told.has(call.id)) continue;
        this.#told.add(call.id);
        const body = `${strings.now} · ${clockTime(startOf(call), strings.lang)}`;
        const title = nameOfCall(call, selfId, strings);
        this.#shown.set(call.id, notify({ title, body, tag: call.id }));
      }
    };
    this.#draw();
  }
}
