/**
 * A chart as a tree of its states: ids, targets and delays looked up once, when it is made. Knows no
 * call and nothing of what runs it.
 */
import { cancelTimer, type ChartAction, startTimer } from "./actions.ts";
import type { Guard } from "./guards.ts";

type OneOrMany<Value> = Value | readonly Value[];

interface BranchConfig {
  target?: string;
  guard?: Guard;
  actions?: OneOrMany<ChartAction>;
}
type Branches = OneOrMany<string | BranchConfig>;

/** An actor that lives as long as the state. */
export interface Invocation {
  id?: string;
  src: string;
  input?: unknown;
}

export interface StateConfig {
  id?: string;
  type?: "parallel";
  initial?: string;
  states?: Record<string, StateConfig>;
  on?: Record<string, Branches>;
  always?: Branches;
  after?: Record<string, Branches>;
  entry?: OneOrMany<ChartAction>;
  exit?: OneOrMany<ChartAction>;
  invoke?: OneOrMany<Invocation>;
}

export interface Transition {
  source: StateNode;
  /** None: the state stays, and only the actions are done. */
  target: StateNode | null;
  guard?: Guard;
  actions: readonly ChartAction[];
}

export interface StateNode {
  key: string;
  parent: StateNode | null;
  /** By the order in which they are written states are entered; they are left the other way round. */
  order: number;
  isParallel: boolean;
  children: StateNode[];
  initial: StateNode | undefined;
  entry: readonly ChartAction[];
  exit: readonly ChartAction[];
  invocations: readonly Required<Invocation>[];
  /** By the event's type; what asks for no event stands under the empty one. */
  transitions: Map<string, Transition[]>;
}

const EVENTLESS = "";

/** The transitions that may be taken at an event, or at none. */
export function candidatesOf({ transitions }: StateNode, eventType = EVENTLESS): Transition[] {
  return transitions.get(eventType) ?? [];
}

/** The root of the chart. */
export function createChart(config: StateConfig): StateNode {
  const byId = new Map<string, StateNode>();
  const unlinked: (() => void)[] = [];

  function build(
    { id, type, initial, states = {}, ...config }: StateConfig,
    parent: StateNode | null,
    path: readonly string[],
  ): StateNode {
    const ownId = id ?? path.join(".");
    const timers = Object.keys(config.after ?? {}).map((delay) =>
      [`xstate.after.${delay}.${ownId}`, delay] as const
    );
    const node: StateNode = {
      key: path.at(-1)!,
      parent,
      order: byId.size,
      isParallel: type === "parallel",
      children: [],
      initial: undefined,
      entry: [
        ...listed(config.entry),
        ...timers.map(([eventType, delay]) => startTimer(eventType, delay)),
      ],
      exit: [...listed(config.exit), ...timers.map(([eventType]) => cancelTimer(eventType))],
      invocations: listed(config.invoke).map(({ id, src, input }, index) => ({
        id: id ?? `${index}.${ownId}`,
        src,
        input,
      })),
      transitions: new Map(),
    };
    byId.set(ownId, node);
    node.children = Object.entries(states).map(([key, state]) =>
      build(state, node, [...path, key])
    );
    node.initial = node.children.find(({ key }) => key === initial);
    unlinked.push(() => {
      const add = (eventType: string, branches: Branches) =>
        node.transitions.set(eventType, listed(branches).map((branch) => link(node, branch)));
      for (const [eventType, branches] of Object.entries(config.on ?? {})) add(eventType, branches);
      for (const [eventType, delay] of timers) add(eventType, config.after![delay]);
      if (config.always) add(EVENTLESS, config.always);
    });
    return node;
  }

  function link(source: StateNode, branch: string | BranchConfig): Transition {
    const { target, guard, actions } = typeof branch === "string" ? { target: branch } : branch;
    return {
      source,
      target: target === undefined ? null : targetOf(source, target),
      guard,
      actions: listed(actions),
    };
  }

  /** `#id.child` from anywhere, or the key of a sibling. */
  function targetOf(source: StateNode, target: string): StateNode {
    const [first, ...keys] = target.split(".");
    let node = first.startsWith("#")
      ? byId.get(first.slice(1))
      : source.parent?.children.find(({ key }) => key === first);
    for (const wanted of keys) node = node?.children.find(({ key }) => key === wanted);
    if (!node) throw new Error(`Cannot find a state as a target: current value is ${target}`);
    return node;
  }

  const root = build(config, null, [config.id ?? ""]);
  for (const linkTransitions of unlinked) linkTransitions();
  return root;
}

/** Whether a state stands anywhere below another. */
export function isWithin({ parent }: StateNode, ancestor: StateNode): boolean {
  return parent !== null && (parent === ancestor || isWithin(parent, ancestor));
}

function listed<Value>(value: OneOrMany<Value> | undefined): readonly Value[] {
  return value === undefined ? [] : [value].flat() as Value[];
}
