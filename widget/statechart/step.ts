/**
 * How a chart takes an event, after SCXML: the innermost state that knows what to do does it, every
 * region for itself, and then whatever asks for no event until nothing moves.
 */
import { type ChartEvent, type ChartRun, startChild, stopChild } from "./actions.ts";
import { candidatesOf, isWithin, type StateNode, type Transition } from "./chart.ts";

/** Which states are in force, as a name or by regions. */
export type StateValue = string | { [key: string]: StateValue };

/** A run with the states it goes through. */
export interface ChartPath extends ChartRun {
  active: Set<StateNode>;
}

/** Goes into the chart for the first time. */
export function enterChart(path: ChartPath, root: StateNode): void {
  enter(path, [root]);
  settle(path, root);
}

export function takeEvent(path: ChartPath, root: StateNode, event: ChartEvent): void {
  path.event = event;
  move(path, select(path, root, event.type));
  settle(path, root);
}

export function stateValueOf(node: StateNode, active: ReadonlySet<StateNode>): StateValue {
  const inside = node.children.filter((child) => active.has(child));
  if (!node.isParallel && inside[0]?.children.length === 0) return inside[0].key;
  return Object.fromEntries(inside.map((child) => [child.key, stateValueOf(child, active)]));
}

/** Whether a value says what is asked, or more. */
export function matchesState(asked: StateValue, value: StateValue): boolean {
  if (typeof asked === "string") {
    return typeof value === "string" ? asked === value : asked in value;
  }
  return typeof value !== "string" &&
    Object.keys(asked).every((key) => key in value && matchesState(asked[key], value[key]));
}

/** Follows what asks for no event, and what was raised on the way. */
function settle(path: ChartPath, root: StateNode): void {
  for (let mayMove = true;;) {
    let transitions: Transition[] = mayMove ? select(path, root) : [];
    const isEventless = transitions.length > 0;
    if (!isEventless) {
      const event = path.raised.shift();
      if (!event) return;
      path.event = event;
      transitions = select(path, root, event.type);
    }
    path.isChanged = !isEventless;
    move(path, transitions);
    mayMove = path.isChanged;
  }
}

/** What the states within a state take, or else what it takes itself. */
function select(path: ChartPath, node: StateNode, eventType?: string): Transition[] {
  const within = node.children.filter((child) => path.active.has(child))
    .flatMap((child) => select(path, child, eventType));
  if (within.length > 0) return within;
  const step = { context: path.context, event: path.event };
  const own = candidatesOf(node, eventType).find(({ guard }) => !guard || guard(step));
  return own ? [own] : [];
}

function move(path: ChartPath, selected: readonly Transition[]): void {
  const left = new Set<StateNode>();
  const taken = selected.filter((transition) => {
    const leaving = leavingFor(transition, path.active);
    // Two regions want to leave the same: the first one does.
    if (leaving.some((node) => left.has(node))) return false;
    for (const node of leaving) left.add(node);
    return true;
  });
  for (const node of [...left].sort((a, b) => b.order - a.order)) {
    for (const action of node.exit) action(path);
    for (const { id } of node.invocations) stopChild(id)(path);
    path.active.delete(node);
    path.isChanged = true;
  }
  for (const { actions } of taken) {
    for (const action of actions) action(path);
  }
  enter(path, taken.flatMap((transition) => transition.target ? enteringFor(transition) : []));
}

/** The state that stays while a transition leaves and enters what is below it. */
function domainOf({ source, target }: Transition): StateNode {
  let domain = source;
  while (target && target !== source && !isWithin(target, domain)) domain = domain.parent!;
  return domain;
}

function leavingFor(transition: Transition, active: ReadonlySet<StateNode>): StateNode[] {
  if (transition.target === null) return [];
  const domain = domainOf(transition);
  return [...active].filter((node) => isWithin(node, domain));
}

/** The target and the states on the way to it; where regions were left, all of them. */
function enteringFor(transition: Transition): StateNode[] {
  const domain = domainOf(transition);
  // A state that is its own target begins anew within.
  if (transition.target === domain) return initialsOf(domain);
  const way = domain.isParallel ? [...domain.children] : [];
  for (let node = transition.target; node && node !== domain; node = node.parent) way.push(node);
  return way;
}

function initialsOf({ isParallel, children, initial }: StateNode): StateNode[] {
  return isParallel ? children : initial ? [initial] : [];
}

/** Enters these states, and with each all that goes with it. */
function enter(path: ChartPath, nodes: readonly StateNode[]): void {
  const entered = new Set(nodes);
  // What is added on the way is gone through as well.
  for (const node of entered) {
    const isBegun = !node.isParallel && node.children.some((child) => entered.has(child));
    if (!isBegun) { for (const child of initialsOf(node)) entered.add(child); }
  }
  for (const node of [...entered].sort((a, b) => a.order - b.order)) {
    path.active.add(node);
    path.isChanged = true;
    for (const action of node.entry) action(path);
    for (const { id, src, input } of node.invocations) startChild(id, src, input)(path);
  }
}
