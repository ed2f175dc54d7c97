/**
 * The crowd's process: opens idle connections to one contender as it is told to on its input, keeps
 * them, and answers every line of JSON with one. Whether all are still there is for it to say.
 */
import { jsonLine, readJsonLines } from "../../support/json-lines.ts";
import { Client, type UpgradeRequest } from "./client.ts";
import { contenderNamed } from "./contenders.ts";
import { createEpollWire } from "./epoll-wire.ts";
import { createNetWire } from "./net-wire.ts";

/** Whom to visit, as JSON in the first argument. */
export interface CrowdTarget {
  contender: string;
  port: number;
}

/** Brings the crowd to so many and stays for a while. */
export interface CrowdOrder {
  size: number;
  staySeconds: number;
}

/** How long connecting took, without the stay. */
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
        // Idle is not dead: some servers want an answer in a text from time to time.
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
    // A connection that the server closed meanwhile would end this process with its reason.
    await meanwhile(new Promise((resolve) => setTimeout(resolve, order.staySeconds * 1000)));
    const writer = Deno.stdout.writable.getWriter();
    await writer.write(jsonLine({ connected: size, seconds } satisfies CrowdReport));
    writer.releaseLock();
  }
  wire.close();
}

await main(JSON.parse(Deno.args[0]));
Deno.exit(0);
