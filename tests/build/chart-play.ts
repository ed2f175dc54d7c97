/** Plays small charts on XState and on the chart that is shipped, and wants the same said of both. */
import { deepEqual, ok } from "node:assert/strict";
import * as library from "xstate";
import * as own from "../../widget/statechart/xstate.ts";

/** The two are typed alike for these tests; the own one is typed for itself alone. */
export type Library = Pick<
  typeof library,
  "and" | "assign" | "createActor" | "fromCallback" | "not" | "setup"
>;
export type Say = (line: string) => void;

/** A chart of these states, with actors that say what becomes of them. */
export function chartOf(
  { setup, fromCallback }: Library,
  say: Say,
  states: object,
  more: object = {},
) {
  const actor = (name: string) =>
    fromCallback(({ receive, sendBack, input }) => {
      say(`${name} starts with ${JSON.stringify(input)}`);
      receive((event) => {
        say(`${name} hears ${event.type}`);
        if (event.type === "throw") throw new Error(`${name} has thrown`);
        if (event.type === "echo") sendBack({ type: "echoed" });
      });
      return () => say(`${name} stops`);
    });
  const throwing = fromCallback(() => {
    throw new Error("never started");
  });
  return setup({ actors: { one: actor("one"), two: actor("two"), throwing } }).createMachine({
    id: "chart",
    context: () => ({ count: 0 }),
    ...more,
    states,
  } as never);
}

/** Plays the same on both, and wants the same said. */
export function compare(play: (library: Library, say: Say) => void): void {
  const [theirs, ours] = [library, own as unknown as Library].map((one) => {
    const lines: string[] = [];
    play(one, (line) => lines.push(line));
    return lines;
  });
  deepEqual(ours, theirs);
  ok(theirs.length > 2, "nothing was said");
}

export function started({ createActor }: Library, machine: unknown, say: Say) {
  const actor = createActor(machine as ReturnType<typeof chartOf>, { input: {} });
  actor.on("*", (news) => say(`news: ${JSON.stringify(news)}`));
  actor.subscribe({
    next: ({ status, value, context }) =>
      say(`${status} ${JSON.stringify(value)} ${JSON.stringify(context)}`),
    error: (error) => say(`over: ${error}`),
    complete: () => say("complete"),
  });
  actor.start();
  return {
    actor,
    hear(...types: string[]) {
      for (const type of types) {
        say(`> ${type}`);
        actor.send({ type });
      }
    },
  };
}
