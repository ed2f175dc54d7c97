/**
 * The load generator's process, one per contender: connects the pairs, then measures the windows
 * that it gets as lines of JSON on its input, and answers each line with one.
 */
import { jsonLine, readJsonLines } from "../../support/json-lines.ts";
import { Client } from "./client.ts";
import type { ConnectedPair } from "./contender.ts";
import { contenderNamed } from "./contenders.ts";
import { createEpollWire } from "./epoll-wire.ts";
import { Load, type Measured } from "./load.ts";
import { createNetWire } from "./net-wire.ts";
import type { Wire } from "./wire.ts";

/** The contender to load, as JSON in the first argument. */
export interface Target {
  contender: string;
  port: number;
  serverPid: number;
  pairs: number;
  /** Forces `node:net` even if epoll works. */
  wire?: "net";
}

/** The first line of output, once all pairs are connected. */
export interface Ready {
  wire: Wire["kind"];
  messageBytes: number;
}

/** One period of load. */
export type Window =
  | { shape: "rate"; requestsPerSecond: number; seconds: number }
  | { shape: "saturation"; pairs: number; inFlight: number; seconds: number };

/** The line of output after each window. */
export type { Measured };

/** How many pairs are connected concurrently. */
const CONNECTING_MAX = 16;

async function main(target: Target): Promise<void> {
  const wire = target.wire === "net" ? createNetWire() : createEpollWire() ?? createNetWire();
  const pairs = await meanwhile(wire, connectPairs(wire, target));
  const { smallTalk } = contenderNamed(target.contender);
  const load = new Load(wire, pairs, target.serverPid, smallTalk);
  const messageBytes = new TextEncoder().encode(pairs[0].textFromA).length;
  await answer({ wire: wire.kind, messageBytes } satisfies Ready);

  const windows = readJsonLines<Window>(Deno.stdin.readable);
  for (;;) {
    const { value, done } = await meanwhile(wire, windows.next());
    if (done) break;
    await answer(await measure(load, value));
  }
  wire.close();
}

function measure(load: Load, window: Window): Promise<Measured> {
  const { seconds } = window;
  if (window.shape === "rate") return load.atRate(window.requestsPerSecond, seconds);
  return load.saturate(window.pairs, window.inFlight, seconds);
}

async function connectPairs(wire: Wire, target: Target): Promise<ConnectedPair[]> {
  const contender = contenderNamed(target.contender);
  const pairs: ConnectedPair[] = [];
  let next = 0;
  const worker = async () => {
    while (next < target.pairs) {
      const index = next++;
      pairs[index] = await contender.connectPair({
        index,
        open: (request) => Client.open(wire, target.port, request),
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTING_MAX }, worker));
  return pairs;
}

/** Runs the wire until the promise has settled, so that heartbeats are answered. */
async function meanwhile<T>(wire: Wire, promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const watched = promise.finally(() => isSettled = true);
  await Promise.all([watched, wire.run(() => isSettled, "rest")]);
  return await watched;
}

async function answer(value: Ready | Measured): Promise<void> {
  const writer = Deno.stdout.writable.getWriter();
  await writer.write(jsonLine(value));
  writer.releaseLock();
}

await main(JSON.parse(Deno.args[0]));
Deno.exit(0);
