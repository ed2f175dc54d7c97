/**
 * A whole server in its own process, which prints its address and, for each line of input, its heap
 * size after a garbage collection. It runs with `--expose-gc`.
 */
import { loadConfig } from "../../server/config/config.ts";
import { startServer } from "../../server/serve.ts";
import { jsonLine, readJsonLines } from "../support/json-lines.ts";

/** Its first line. */
export interface Listening {
  url: string;
}

/** Its answer to a line of input. */
export interface Heap {
  heapBytes: number;
}

const loaded = loadConfig(Deno.env.toObject());
if (!loaded.ok) throw new Error(loaded.problem);
const server = await startServer(loaded.config);
Deno.stdout.writeSync(jsonLine({ url: server.url } satisfies Listening));

const { gc } = globalThis as unknown as { gc(): void };
for await (const _ of readJsonLines<unknown>(Deno.stdin.readable)) {
  gc();
  const { heapUsed } = Deno.memoryUsage();
  Deno.stdout.writeSync(jsonLine({ heapBytes: heapUsed } satisfies Heap));
}
await server.drain();
Deno.exit(0);
