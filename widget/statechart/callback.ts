/**
 * The actors within a chart: callbacks that hear what the chart sends and speak back to it, from the
 * state that starts them until it is left.
 */
import type { ChartChild, ChartEvent } from "./actions.ts";

/** What runs behind a name that the chart invokes; it may give back how it is stopped. */
export type Callback = (port: {
  input: unknown;
  receive(hear: (event: ChartEvent) => void): void;
  sendBack(event: ChartEvent): void;
}) => unknown;

/** A callback has thrown: the chart cannot go on either. */
export const FAILED = "xstate.error.actor";

/** An actor whose last word is the one before it is stopped. */
export function createChild(
  callback: Callback,
  input: unknown,
  sendBack: (event: ChartEvent) => void,
): ChartChild {
  const hearers = new Set<(event: ChartEvent) => void>();
  let phase: "waiting" | "running" | "over" = "waiting";
  let dispose: unknown;

  /** What a callback throws is its own end, and the chart's. */
  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      phase = "over";
      sendBack({ type: FAILED, error } as ChartEvent);
    }
  }

  return {
    start: () =>
      attempt(() => {
        phase = "running";
        dispose = callback({
          input,
          receive: (hear) => hearers.add(hear),
          sendBack: (event) => phase === "running" && sendBack(event),
        });
      }),
    send(event) {
      if (phase !== "running") return;
      attempt(() => hearers.forEach((hear) => hear(event)));
    },
    stop() {
      const wasRunning = phase === "running";
      phase = "over";
      if (wasRunning && typeof dispose === "function") attempt(dispose as () => void);
    },
  };
}
