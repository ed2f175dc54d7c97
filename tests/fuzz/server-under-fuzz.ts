/**
 * A whole server in a process of its own, which says where it listens and, at each line of input,
 * what its heap holds once all garbage is gone. It runs with `--expose-gc`.
 */
import { loadConfig } from "../../server/config/config.ts";
import { startServer } from "../../server/serve.ts";
import { jsonLine, readJsonLines } from "../support/json-lines.ts";

/** What it says first. */
export interface Listening {
  url: string;
}

/** What it says when asked. */
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
