/** Actors begin, hear, fail and end as with XState, also where the call machine does not go. */
import { chartOf, compare, started } from "./chart-play.ts";

Deno.test("statechart starts, tells and stops actors in the order XState does", () => {
  compare((one, say) => {
    const { sendTo } = one.setup({});
    const tell = (id: string, type: string) => sendTo(id, { type }) as never;
    const machine = chartOf(one, say, {
      idle: { on: { work: "working", flee: "fleeting" } },
      working: {
        invoke: { id: "two", src: "two" },
        exit: tell("two", "bye"),
        initial: "calm",
        states: { calm: { entry: tell("two", "hello") } },
        on: {
          echo: { actions: [tell("one", "echo"), tell("two", "echo")] },
          rest: "idle",
          echoed: { actions: tell("two", "again") },
        },
      },
      // Left before it has begun.
      fleeting: { invoke: { id: "two", src: "two" }, always: "idle" },
    }, {
      initial: "idle",
      invoke: { id: "one", src: "one", input: ({ context }: { context: object }) => context },
    });
    const { actor, hear } = started(one, machine, say);
    hear("work", "echo", "rest", "flee", "work");
    actor.stop();
    hear("echo");
  });
});

Deno.test("statechart ends with an actor that throws, as XState does", () => {
  for (const when of ["starting", "hearing"]) {
    compare((one, say) => {
      const { sendTo } = one.setup({});
      const machine = chartOf(one, say, {
        idle: {
          on: {
            starting: "failing",
            hearing: { actions: sendTo("one", { type: "throw" }) as never },
          },
        },
        failing: { invoke: [{ id: "two", src: "two" }, { id: "throwing", src: "throwing" }] },
      }, { initial: "idle", invoke: { id: "one", src: "one" } });
      const { actor, hear } = started(one, machine, say);
      hear(when, "starting");
      say(actor.getSnapshot().status);
    });
  }
});

Deno.test("statechart ends with an action that throws, as XState does", () => {
  compare((one, say) => {
    const { assign } = one.setup({});
    const fail = assign(() => {
      throw new Error("no such thing");
    });
    const machine = chartOf(one, say, {
      idle: { on: { fail: { target: "other", actions: fail as never } } },
      other: {},
    }, { initial: "idle" });
    const { actor, hear } = started(one, machine, say);
    hear("fail", "fail");
    say(`${actor.getSnapshot().status} ${JSON.stringify(actor.getSnapshot().value)}`);
  });
});

Deno.test("statechart keeps what is sent before its start and while it is at work, as XState does", () => {
  compare((one, say) => {
    const { assign } = one.setup({ types: {} as { context: { count: number } } });
    const count = assign(({ context }) => ({ count: context.count + 1 }));
    const machine = chartOf(one, say, { a: { on: { count: { actions: count as never } } } }, {
      initial: "a",
    });
    const actor = one.createActor(machine, { input: {} });
    let isAsked = false;
    const first = actor.subscribe(({ context }) => {
      say(`first sees ${JSON.stringify(context)}`);
      if (!isAsked) actor.send({ type: "count" });
      isAsked = true;
    });
    actor.subscribe({
      next: ({ context }) => say(`second sees ${JSON.stringify(context)}`),
      complete: () => say("complete"),
    });
    actor.send({ type: "count" });
    say(`before: ${JSON.stringify(actor.getSnapshot().context)}`);
    actor.start();
    first.unsubscribe();
    actor.send({ type: "count" });
    actor.stop();
  });
});
