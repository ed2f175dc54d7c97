/**
 * What a chart does: each action changes the run it is part of at once, and has its effects on the
 * world done when the whole step is.
 */

export interface ChartEvent {
  type: string;
}

/** What actions and guards are told. */
export interface Step {
  context: object;
  event: ChartEvent;
}

/** An actor that the chart has started. */
export interface ChartChild {
  start(): void;
  send(event: ChartEvent): void;
  stop(): void;
}

export type Delay = number | ((step: Step) => number);

/** The world, as effects reach it. */
export interface ChartHost {
  delays: Record<string, Delay>;
  emit(event: ChartEvent): void;
  startTimer(eventType: string, delayMs: number): void;
  cancelTimer(eventType: string): void;
  createChild(src: string, input: unknown): ChartChild;
}

/** One event's way through the chart. */
export interface ChartRun extends Step {
  readonly host: ChartHost;
  children: Record<string, ChartChild>;
  /** Heard before any other event. */
  raised: ChartEvent[];
  /** Done in this order once the chart has come to rest. */
  effects: (() => void)[];
  isChanged: boolean;
}

export type ChartAction = (run: ChartRun) => void;

type Made<Value> = Value | ((step: Step) => Value);

/** A value as it stands, or what is made of the step. */
function valueOf<Value>(value: Made<Value>, { context, event }: ChartRun): Value {
  return typeof value === "function" ? (value as (step: Step) => Value)({ context, event }) : value;
}

export const assign = (change: Made<object>): ChartAction => (run) => {
  run.context = { ...run.context, ...valueOf(change, run) };
  run.isChanged = true;
};

export const raise = (event: Made<ChartEvent>): ChartAction => (run) => {
  run.raised.push(valueOf(event, run));
};

export const emit = (event: Made<ChartEvent>): ChartAction => (run) => {
  const news = valueOf(event, run);
  run.effects.push(() => run.host.emit(news));
};

export const sendTo = (id: string, event: Made<ChartEvent>): ChartAction => (run) => {
  const message = valueOf(event, run);
  const child = run.children[id];
  if (!child) throw new Error(`Cannot send ${message.type} to ${id}: it does not run`);
  run.effects.push(() => child.send(message));
};

interface Enqueue {
  (action: ChartAction): void;
  assign(change: Made<object>): void;
  raise(event: Made<ChartEvent>): void;
  emit(event: Made<ChartEvent>): void;
}

export const enqueueActions =
  (collect: (step: Step & { enqueue: Enqueue }) => void): ChartAction => (run) => {
    const actions: ChartAction[] = [];
    const enqueue: Enqueue = Object.assign((action: ChartAction) => void actions.push(action), {
      assign: (change: Made<object>) => enqueue(assign(change)),
      raise: (event: Made<ChartEvent>) => enqueue(raise(event)),
      emit: (event: Made<ChartEvent>) => enqueue(emit(event)),
    });
    collect({ context: run.context, event: run.event, enqueue });
    for (const action of actions) action(run);
  };

/** Raises the event when the state has been there for so long. */
export const startTimer = (eventType: string, delay: string): ChartAction => (run) => {
  const { host } = run;
  const delayMs = valueOf(host.delays[delay] ?? Number(delay), run);
  run.effects.push(() => host.startTimer(eventType, delayMs));
};

export const cancelTimer = (eventType: string): ChartAction => (run) => {
  run.effects.push(() => run.host.cancelTimer(eventType));
};

/** Makes an actor now, so that it can be written to, and has it begin with the other effects. */
export const startChild = (id: string, src: string, input: unknown): ChartAction => (run) => {
  const child = run.host.createChild(src, valueOf(input, run));
  run.children = { ...run.children, [id]: child };
  run.effects.push(() => {
    // The state may be left again within the same step.
    if (run.children[id] === child) child.start();
  });
  run.isChanged = true;
};

export const stopChild = (id: string): ChartAction => (run) => {
  const { [id]: child, ...others } = run.children;
  run.children = others;
  if (child) run.effects.push(child.stop);
  run.isChanged = true;
};
