/** States are entered and left as XState does it, also where the call machine does not go. */
import { chartOf, compare, type Library, started } from "./chart-play.ts";

/** Entry and exit that say where they are. */
function heard({ setup }: Library, name: string) {
  const { emit } = setup({});
  return {
    entry: emit({ type: `into ${name}` }) as never,
    exit: emit({ type: `out of ${name}` }) as never,
  };
}

Deno.test("statechart leaves from the inside out and enters from the outside in, as XState does", () => {
  compare((one, say) => {
    const region = (name: string) => ({
      ...heard(one, name),
      initial: "a",
      states: {
        a: { ...heard(one, `${name}.a`), on: { step: "b", both: "b" } },
        b: { ...heard(one, `${name}.b`), on: { both: "a" } },
      },
    });
    const machine = chartOf(one, say, {
      rest: { ...heard(one, "rest"), on: { go: "#second.b", begin: "work" } },
      work: {
        ...heard(one, "work"),
        type: "parallel",
        on: { halt: "rest", again: "#work", cross: "#second.b" },
        id: "work",
        states: {
          first: { ...region("first"), on: { over: "#second.b" } },
          second: { ...region("second"), id: "second" },
        },
      },
    }, { initial: "rest" });
    const { hear } = started(one, machine, say);
    hear(
      "go",
      "step",
      "both",
      "again",
      "halt",
      "begin",
      "both",
      "step",
      "cross",
      "over",
      "halt",
      "no",
    );
  });
});

Deno.test("statechart lets the first of two regions go where both want to leave, as XState does", () => {
  compare((one, say) => {
    const { assign } = one.setup({ types: {} as { context: { count: number } } });
    const count = assign(({ context }) => ({ count: context.count + 1 }));
    const machine = chartOf(one, say, {
      work: {
        type: "parallel",
        states: {
          first: { on: { leave: { target: "#rest", actions: count } } },
          second: { on: { leave: { target: "#other", actions: count } } },
          third: { on: { leave: { actions: count } } },
        },
      },
      rest: { id: "rest", on: { back: "work" } },
      other: { id: "other" },
    }, { initial: "work" });
    started(one, machine, say).hear("leave", "back", "leave");
  });
});

Deno.test("statechart follows what asks for no event before what was raised, as XState does", () => {
  compare((one, say) => {
    const { assign, emit, raise, enqueueActions } = one.setup({
      types: {} as { context: { count: number } },
    });
    const count = assign(({ context }) => ({ count: context.count + 1 }));
    const isBelow = (most: number) => ({ context }: { context: object }) =>
      (context as { count: number }).count < most;
    const machine = chartOf(one, say, {
      a: {
        always: { guard: one.and([isBelow(3), one.not(isBelow(1))]) as never, actions: count },
        on: {
          start: {
            actions: enqueueActions(({ enqueue }) => {
              enqueue(count);
              enqueue.raise({ type: "next" } as never);
              enqueue.emit({ type: "said" } as never);
              enqueue.assign({ count: 1 });
            }),
          },
          next: { target: "b", actions: raise({ type: "late" } as never) },
        },
      },
      b: { ...heard(one, "b"), always: "c" },
      c: {
        ...heard(one, "c"),
        // Changes nothing, and so is not asked again.
        always: { actions: emit({ type: "still here" } as never) },
        on: { late: { target: "a", actions: count } },
      },
    }, { initial: "a" });
    started(one, machine, say).hear("start", "next", "start");
  });
});

Deno.test("statechart begins anew within a state that is its own target, as XState does", () => {
  compare((one, say) => {
    const machine = chartOf(one, say, {
      a: {
        ...heard(one, "a"),
        initial: "x",
        on: { again: "a", in: "#chart.a.y", stay: {} },
        states: { x: { ...heard(one, "x"), on: { move: "y" } }, y: heard(one, "y") },
      },
    }, { initial: "a" });
    started(one, machine, say).hear("move", "again", "in", "stay", "again");
  });
});

Deno.test("statechart answers what a state matches as XState does", () => {
  compare((one, say) => {
    const machine = chartOf(one, say, {
      rest: { on: { go: "work" } },
      work: {
        type: "parallel",
        states: { a: { initial: "x", states: { x: {} } }, b: {} },
      },
    }, { initial: "rest" });
    const { actor, hear } = started(one, machine, say);
    const asked = [
      "rest",
      "work",
      { work: "a" },
      { work: { a: "x" } },
      { work: { a: "y" } },
      {
        rest: "a",
      },
      { work: { b: {} } },
      { work: {} },
    ];
    const answers = () => asked.map((value) => actor.getSnapshot().matches(value as never));
    say(String(answers()));
    hear("go");
    say(String(answers()));
  });
});
