/** Questions that decide whether a transition is taken, and how they are joined. */
import type { Step } from "./actions.ts";

export type Guard = (step: Step) => boolean;

export function and(guards: readonly Guard[]): Guard {
  return (step) => guards.every((guard) => guard(step));
}

export function not(guard: Guard): Guard {
  return (step) => !guard(step);
}
