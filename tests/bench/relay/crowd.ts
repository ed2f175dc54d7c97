/**
 * The crowd's process: opens and keeps idle connections to one contender, as ordered by lines of
 * JSON on its input, and answers each line with one. It fails if a connection is lost.
 */
import { jsonLine, readJsonLines } from "../../support/json-lines.ts";
import { Client, type UpgradeRequest } from "./client.ts";
import { contenderNamed } from "./contenders.ts";
import { createEpollWire } from "./epoll-wire.ts";
import { createNetWire } from "./net-wire.ts";

/** The contender to connect to, as JSON in the first argument. */
export interface CrowdTarget {
  contender: string;
  port: number;
}

/** An order to grow the crowd to `size` connections and then wait. */
export interface CrowdOrder {
  size: number;
  staySeconds: number;
}

/** How long connecting took, without the wait. */
export interface CrowdReport {
  connected: number;
  seconds: number;
}

const CONNECTING_MAX = 32;

async function main({ contender: name, port }: CrowdTarget): Promise<void> {
  const wire = createEpollWire() ?? createNetWire();
  const contender = contenderNamed(name);
  let size = 0;

  async function grow(to: number): Promise<void> {
    const worker = async () => {
      while (size < to) {
        const index = size++;
        const open = (request: UpgradeRequest) => Client.open(wire, port, request);
        const client = await contender.connectIdle({ index, open });
        // Some servers expect an answer to a text heartbeat from idle connections too.
        client.beginLoad(() => {}, contender.smallTalk);
      }
    };
    await Promise.all(Array.from({ length: CONNECTING_MAX }, worker));
  }

  async function meanwhile<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const watched = promise.finally(() => isSettled = true);
    await Promise.all([watched, wire.run(() => isSettled, "rest")]);
    return await watched;
  }

  const orders = readJsonLines<CrowdOrder>(Deno.stdin.readable);
  for (;;) {
    const { value: order, done } = await meanwhile(orders.next());
    if (done) break;
    const begin = performance.now();
    await meanwhile(grow(order.size));
    const seconds = (performance.now() - begin) / 1000;
    // If the server closes a connection meanwhile, this process ends with the reason.
    await meanwhile(new Promise((resolve) => setTimeout(resolve, order.staySeconds * 1000)));
    const writer = Deno.stdout.writable.getWriter();
    await writer.write(jsonLine({ connected: size, seconds } satisfies CrowdReport));
    writer.releaseLock();
  }
  wire.close();
}

await main(JSON.parse(Deno.args[0]));
Deno.exit(0);
