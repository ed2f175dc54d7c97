/** The extra latency with two people on different servers: until it rings, and per message. */
import { findDenokv } from "../cluster/find-denokv.mjs";
import { type CallServer, startCallServer } from "../e2e/support/call-server.ts";
import { connectClient } from "../support/connect-client.ts";
import { SECRET } from "../support/host-tokens.ts";
import type { PartResult } from "./part.ts";
import { spread } from "./statistics.ts";
import { cell } from "./table.ts";

const CALLS = 15;
const MESSAGES_PER_CALL = 20;
const COLUMNS = ["people on", "dial to ring", "accept to told", "a message"];

interface Latencies {
  ring: number[];
  accept: number[];
  relay: number[];
}

/** Measures over denokv. Without it two processes cannot share a store, and nothing is measured. */
export async function measureTwoServers(): Promise<PartResult> {
  const title = "Two servers on one denokv, milliseconds between two clients on this machine";
  const path = findDenokv();
  if (!path) {
    const notes = ["not measured: denokv is not installed (npm run test:cluster builds it)"];
    return { tables: [{ title, columns: COLUMNS, rows: [], notes }], data: null, missed: [] };
  }
  Deno.env.set("DENOKV_PATH", path);
  const { startDenokv } = await import("../cluster/denokv.ts");
  await using denokv = await startDenokv();
  const settings = { CHAT_CALL_SECRET: SECRET, MESSAGES_PER_SECOND: "0", CALLS_PER_MINUTE: "0" };
  const one = await startCallServer(denokv.url, settings);
  const other = await startCallServer(denokv.url, settings);
  try {
    const results = [
      { name: "one server", ...await measure(one, one, "near") },
      { name: "two servers", ...await measure(one, other, "far") },
    ];
    const rows = results.map(({ name, ring, accept, relay }) => [
      name,
      ...[ring, accept, relay].map((values) => cell(spread(values))),
    ]);
    const notes = [`median [min–max] of ${CALLS} calls and ${CALLS * MESSAGES_PER_CALL} messages`];
    return { tables: [{ title, columns: COLUMNS, rows, notes }], data: results, missed: [] };
  } finally {
    for (const server of [one, other]) await server.kill("SIGTERM");
  }
}

/** Each pair has its own ids, because somebody who has just left still counts as reachable. */
async function measure(one: CallServer, other: CallServer, pair: string): Promise<Latencies> {
  const [annId, benId] = [`ann-${pair}`, `ben-${pair}`];
  const chat = { id: `chat-${pair}`, members: [annId, benId] };
  const ann = await connectClient(one.url, annId, { chat });
  const ben = await connectClient(other.url, benId, { chat });
  const isHere = ({ reachable }: { reachable: boolean }) => reachable;
  await ann.next("presence:changed", ({ members }) => members.some(isHere));
  const latencies: Latencies = { ring: [], accept: [], relay: [] };
  for (let n = 0; n < CALLS; n++) {
    const dialledAt = performance.now();
    const dialled = ann.request({ type: "call:initiate", chatId: chat.id, callType: "voice" });
    await ben.next("call:incoming");
    latencies.ring.push(performance.now() - dialledAt);
    const call = { chatId: chat.id, sessionId: String((await dialled).sessionId) };
    const acceptedAt = performance.now();
    const accepted = ben.request({ type: "call:accept", ...call });
    await ann.next("call:accepted");
    latencies.accept.push(performance.now() - acceptedAt);
    await accepted;
    for (let m = 0; m < MESSAGES_PER_CALL; m++) {
      const candidate = { candidate: `candidate:${m} 1 udp 2122260223 192.0.2.1 54321 typ host` };
      const sentAt = performance.now();
      ann.send({ type: "webrtc:ice-candidate", ...call, targetUserId: benId, candidate });
      await ben.next("webrtc:ice-candidate");
      latencies.relay.push(performance.now() - sentAt);
    }
    await ann.request({ type: "call:end", ...call });
    await Promise.all([ann, ben].map((client) => client.next("call:ended")));
  }
  for (const client of [ann, ben]) await client.close();
  return latencies;
}
