/** The call machine behaves the same with the build's reduced XState as with the whole library. */
import { deepEqual, ok } from "node:assert/strict";
import { build, type Plugin, type Rolldown } from "vite";
import { leaveOut } from "../../widget/build/unused-code.ts";
import { unusedXState } from "../../widget/build/unused-xstate.ts";

interface Walker {
  walk(seed: number, steps: number): string[];
}

const WALKS = 60;
const STEPS = 25;

Deno.test("unusedXState does not change the call machine in any step of random walks", async () => {
  // The walk only passes it around.
  Object.assign(globalThis, { MediaStream: class {} });
  const whole = await bundled([]);
  const short = await bundled([leaveOut(unusedXState)]);
  const seen = new Set<string>();
  for (let seed = 1; seed <= WALKS; seed++) {
    const walked = whole.walk(seed, STEPS);
    deepEqual(short.walk(seed, STEPS), walked);
    for (const line of walked) seen.add(/^active (.*?)\} \{/.exec(line)?.[1] ?? "");
  }
  // A walk that goes nowhere would compare nothing.
  ok(seen.size > 30, `${seen.size} states were seen`);
});

async function bundled(plugins: Plugin[]): Promise<Walker> {
  const { output } = await build({
    configFile: false,
    publicDir: false,
    logLevel: "silent",
    plugins,
    build: {
      write: false,
      minify: false,
      lib: { entry: "tests/widget/model/walk.ts", formats: ["es"] },
    },
  }).then((result) => [result].flat()[0] as Rolldown.RolldownOutput);
  return await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
