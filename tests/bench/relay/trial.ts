/**
 * One contender under load: its server on one core, its generator with connected pairs on another.
 */
import { jsonLine, readJsonLines } from "../../support/json-lines.ts";
import { listening, startPinned, stopProcess } from "../pinned-process.ts";
import type { Contender } from "./contender.ts";
import type { Measured, Ready, Target, Window } from "./generator.ts";

const SERVER_CORE = 0;
const GENERATOR_CORE = 1;

/** A contender that is connected and ready for load. */
export interface Trial {
  name: string;
  ready: Ready;
  measure(window: Window): Promise<Measured>;
  stop(): Promise<void>;
}

/** Starts a contender's server on a core of its own; resolves when it listens. */
export async function startContender(
  { runtime, args, env }: Contender,
  port: number,
): Promise<Deno.ChildProcess> {
  const server = startPinned({
    runtime,
    args,
    core: SERVER_CORE,
    env: { PORT: String(port), ...env },
  });
  try {
    await listening(port);
  } catch (error) {
    await stopProcess(server);
    throw error;
  }
  return server;
}

/** Starts server and generator; resolves when all pairs are connected. */
export async function startTrial(
  contender: Contender,
  pairs: number,
  port: number,
): Promise<Trial> {
  const { name } = contender;
  const server = await startContender(contender, port);
  try {
    const target: Target = { contender: name, port, serverPid: server.pid, pairs };
    const generator = startPinned({
      runtime: "deno",
      args: ["run", "-A", "--no-check", "tests/bench/relay/generator.ts", JSON.stringify(target)],
      core: GENERATOR_CORE,
      talks: true,
    });
    const answers = readJsonLines<Ready | Measured>(generator.stdout);
    const input = generator.stdin.getWriter();
    return {
      name,
      ready: await next(name, answers) as Ready,
      async measure(window) {
        await input.write(jsonLine(window));
        return await next(name, answers) as Measured;
      },
      async stop() {
        await stopProcess(generator);
        await stopProcess(server);
      },
    };
  } catch (error) {
    await stopProcess(server);
    throw error;
  }
}

async function next<T>(name: string, answers: AsyncGenerator<T>): Promise<T> {
  const { value, done } = await answers.next();
  if (!done) return value;
  throw new Error(`Cannot measure ${name}: its generator gave up`);
}
