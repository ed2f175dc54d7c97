/**
 * Runs a chart: one event after the other, the effects of each when its step is done, and whoever
 * follows the chart told after that. The actors within are callbacks that hear and speak.
 */
import type { ChartEvent, ChartHost, Delay } from "./actions.ts";
import { type Callback, createChild, FAILED } from "./callback.ts";
import type { StateNode } from "./chart.ts";
import {
  type ChartPath,
  enterChart,
  matchesState,
  type StateValue,
  stateValueOf,
  takeEvent,
} from "./step.ts";

export interface Machine {
  root: StateNode;
  context: (options: { input: unknown }) => object;
  delays: Record<string, Delay>;
  actors: Record<string, Callback>;
}

export interface ChartSnapshot {
  status: "active" | "stopped" | "error";
  context: object;
  value: StateValue;
  error?: unknown;
  matches(asked: StateValue): boolean;
}

export interface Observer {
  next?(snapshot: ChartSnapshot): void;
  error?(error: unknown): void;
  complete?(): void;
}

interface Listener {
  type: string;
  hear(event: ChartEvent): void;
}

/** The last event of all. */
const STOP = "xstate.stop";

export function createActor(
  { root, context, delays, actors }: Machine,
  { input }: { input: unknown },
) {
  const observers = new Set<Observer>();
  const listeners = new Set<Listener>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let queue: ChartEvent[] = [];
  let phase: "waiting" | "running" | "over" = "waiting";
  let isBusy = false;

  const host: ChartHost = {
    delays,
    emit(event) {
      for (const { type, hear } of [...listeners]) {
        if (type === "*" || type === event.type) guarded(() => hear(event));
      }
    },
    startTimer(type, delayMs) {
      timers.set(type, setTimeout(() => send({ type }), delayMs));
    },
    cancelTimer: (type) => clearTimeout(timers.get(type)),
    createChild: (src, input) => createChild(actors[src], input, send),
  };
  const path: ChartPath = {
    host,
    context: context({ input }),
    event: { type: "xstate.init" },
    children: {},
    raised: [],
    effects: [],
    isChanged: false,
    active: new Set(),
  };
  enterChart(path, root);
  let snapshot = taken();

  function taken(status: ChartSnapshot["status"] = "active"): ChartSnapshot {
    const value = stateValueOf(root, path.active);
    return {
      status,
      context: path.context,
      value,
      matches: (asked) => matchesState(asked, value),
    };
  }

  function send(event: ChartEvent): void {
    if (phase === "over") return;
    queue.push(event);
    flush();
  }

  function flush(): void {
    if (phase !== "running" || isBusy) return;
    isBusy = true;
    for (let event = queue.shift(); event; event = queue.shift()) take(event);
    isBusy = false;
  }

  function take(event: ChartEvent): void {
    const isLast = event.type === STOP || event.type === FAILED;
    try {
      if (isLast) stopChildren();
      else takeEvent(path, root, event);
      snapshot = taken(isLast ? "stopped" : "active");
      act();
      if (event.type === FAILED) throw (event as ChartEvent & { error: unknown }).error;
    } catch (error) {
      return fail(error);
    }
    if (!isLast) return tell();
    end();
    for (const { complete } of observers) guarded(() => complete?.());
    observers.clear();
  }

  function stopChildren(): void {
    for (const { stop } of Object.values(path.children)) path.effects.push(stop);
    path.children = {};
  }

  function act(): void {
    for (let effect = path.effects.shift(); effect; effect = path.effects.shift()) effect();
  }

  function tell(): void {
    const told = snapshot;
    for (const { next } of observers) guarded(() => next?.(told));
  }

  function fail(error: unknown): void {
    snapshot = { ...snapshot, status: "error", error };
    end();
    let isHeard = observers.size > 0;
    for (const observer of observers) {
      isHeard &&= observer.error !== undefined;
      guarded(() => observer.error?.(error));
    }
    observers.clear();
    if (!isHeard) throwLater(error);
  }

  function end(): void {
    phase = "over";
    queue = [];
    timers.forEach(clearTimeout);
    listeners.clear();
  }

  return {
    send,
    getSnapshot: () => snapshot,
    subscribe(observer: Observer | Required<Observer>["next"]) {
      const own = typeof observer === "function" ? { next: observer } : { ...observer };
      if (phase !== "over") observers.add(own);
      return { unsubscribe: () => void observers.delete(own) };
    },
    on(type: string, hear: (event: ChartEvent) => void) {
      const listener = { type, hear };
      listeners.add(listener);
      return { unsubscribe: () => void listeners.delete(listener) };
    },
    start() {
      if (phase !== "waiting") return;
      phase = "running";
      isBusy = true;
      try {
        act();
        tell();
      } catch (error) {
        fail(error);
      }
      isBusy = false;
      flush();
    },
    stop() {
      if (phase === "waiting") return end();
      queue = [];
      send({ type: STOP });
    },
  };
}

/** One that listens and throws keeps no other from hearing. */
function guarded(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    throwLater(error);
  }
}

function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
