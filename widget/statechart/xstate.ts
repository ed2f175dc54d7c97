/**
 * Stands in for the library `xstate` where the widget is built: as much of it as the call machine
 * asks for, at a fifth of the weight. Tests and types have the library itself, and
 * `tests/build/statechart.test.ts` holds the two to the same behaviour.
 */
import { assign, emit, enqueueActions, raise, sendTo } from "./actions.ts";
import type { Machine } from "./actor.ts";
import type { Callback } from "./callback.ts";
import { createChart, type StateConfig } from "./chart.ts";

export { assign } from "./actions.ts";
export { createActor } from "./actor.ts";
export { and, not } from "./guards.ts";

interface MachineConfig extends StateConfig {
  context: Machine["context"];
}

export const fromCallback = (callback: Callback): Callback => callback;

export function setup(
  { actors, delays }: Pick<Machine, "actors" | "delays">,
) {
  return {
    assign,
    emit,
    enqueueActions,
    raise,
    sendTo,
    createStateConfig: (config: StateConfig) => config,
    createMachine: ({ context, ...config }: MachineConfig) =>
      providing({ root: createChart(config), context, actors, delays }),
  };
}

function providing(machine: Machine) {
  return {
    ...machine,
    provide: ({ actors }: Pick<Machine, "actors">) =>
      providing({ ...machine, actors: { ...machine.actors, ...actors } }),
  };
}
