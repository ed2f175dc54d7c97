/**
 * The load generator's process: connects the pairs of one contender, runs the plan and prints what it
 * measured as JSON. Runs alone on its core; the bench starts it.
 */
import type { ConnectedPair } from "./contender.ts";
import { Client } from "./client.ts";
import { contenderNamed } from "./contenders.ts";
import { createEpollWire } from "./epoll-wire.ts";
import { Load, type Measured } from "./load.ts";
import { createNetWire } from "./net-wire.ts";
import type { Wire } from "./wire.ts";

/** What the generator is asked to do, as JSON in its first argument. */
export interface Plan {
  contender: string;
  port: number;
  serverPid: number;
  /** Pairs that are connected, all of which the fixed rate uses. */
  pairs: number;
  warmUpSeconds: number;
  rate: { requestsPerSecond: number; seconds: number };
  saturation: { pairs: number; inFlight: number; seconds: number };
  /** Forces `node:net` where epoll would do. */
  wire?: "net";
}

/** What it prints, as one line of JSON. */
export interface Report {
  wire: Wire["kind"];
  messageBytes: number;
  rate: Measured;
  saturation: Measured;
}

/** Pairs that are being connected at one time. */
const CONNECTING_MAX = 16;

async function main(plan: Plan): Promise<Report> {
  const wire = plan.wire === "net" ? createNetWire() : createEpollWire() ?? createNetWire();
  const contender = contenderNamed(plan.contender);
  const pairs = await whileRunning(wire, connectPairs(wire, plan));
  const load = new Load(wire, pairs, plan.serverPid, contender.smallTalk);
  // Both shapes, so that neither window pays for the compiling of the other's code.
  await load.saturate(plan.saturation.pairs, plan.saturation.inFlight, plan.warmUpSeconds / 2);
  await load.atRate(plan.rate.requestsPerSecond, plan.warmUpSeconds / 2);
  const rate = await load.atRate(plan.rate.requestsPerSecond, plan.rate.seconds);
  const { pairs: count, inFlight, seconds } = plan.saturation;
  const saturation = await load.saturate(count, inFlight, seconds);
  wire.close();
  const messageBytes = new TextEncoder().encode(pairs[0].textFromA).length;
  return { wire: wire.kind, messageBytes, rate, saturation };
}

async function connectPairs(wire: Wire, plan: Plan): Promise<ConnectedPair[]> {
  const contender = contenderNamed(plan.contender);
  const pairs: ConnectedPair[] = [];
  let next = 0;
  const worker = async () => {
    while (next < plan.pairs) {
      const index = next++;
      pairs[index] = await contender.connectPair({
        index,
        open: (request) => Client.open(wire, plan.port, request),
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTING_MAX }, worker));
  return pairs;
}

/** Keeps the wire moving until the promise has settled. */
async function whileRunning<T>(wire: Wire, promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const watched = promise.finally(() => isSettled = true);
  await Promise.all([watched, wire.run(() => isSettled, "yield")]);
  return await watched;
}

console.log(JSON.stringify(await main(JSON.parse(Deno.args[0]))));
Deno.exit(0);
