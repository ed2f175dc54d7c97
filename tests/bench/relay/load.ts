/**
 * The two shapes of load over connected pairs. A request is a text from A to B and B's text back to
 * A, so two relayed messages. Its latency counts from when it was due, not from when it was sent.
 */
import { cpuSeconds } from "../cpu-time.ts";
import { quantile } from "../statistics.ts";
import type { Client, SmallTalk } from "./client.ts";
import type { ConnectedPair } from "./contender.ts";
import { textFrame } from "./frames.ts";
import type { Wire } from "./wire.ts";

/** The result of one window of load. */
export interface Measured {
  relayedPerSecond: number;
  /** Processor time of the server process, per 100,000 relayed messages. */
  cpuSecondsPer100k: number;
  /** Share of one core that the server used. */
  serverBusy: number;
  /** Share of one core that the generator used; 1 when it spins. */
  generatorBusy: number;
  roundTripMs: { p50: number; p99: number };
}

/** Maximum frames per write: the answers to everything that one read returned are sent together. */
const BATCH_MAX = 32;
/** How long to wait for outstanding answers after the last request. */
const DRAIN_MS = 10_000;
const SAMPLES_MAX = 2_000_000;

/** One direction of a pair: its frame is prepared once, alone and in batches. */
class Sender {
  readonly #rows: Uint8Array<ArrayBuffer>[];

  constructor(private readonly client: Client, text: string) {
    const frame = textFrame(text);
    const all = new Uint8Array(frame.length * BATCH_MAX);
    for (let i = 0; i < BATCH_MAX; i++) all.set(frame, i * frame.length);
    this.#rows = Array.from(
      { length: BATCH_MAX },
      (_, i) => all.subarray(0, (i + 1) * frame.length),
    );
  }

  send(count: number): void {
    for (let left = count; left > 0; left -= BATCH_MAX) {
      this.client.sendFrames(this.#rows[Math.min(left, BATCH_MAX) - 1]);
    }
  }
}

/** Drives connected pairs, one load shape at a time. */
export class Load {
  readonly #wire: Wire;
  readonly #pairs: ConnectedPair[];
  readonly #serverPid: number;
  readonly #requesters: Sender[];
  /** For every pair, when each outstanding request was due, oldest first. */
  readonly #due: number[][];
  readonly #samples = new Float64Array(SAMPLES_MAX);
  #sampleCount = 0;
  #relayed = 0;
  /** Outstanding requests. */
  #open = 0;
  /** Whether each answer immediately triggers the next request. */
  #isClosedLoop = false;

  constructor(wire: Wire, pairs: ConnectedPair[], serverPid: number, smallTalk?: SmallTalk) {
    this.#wire = wire;
    this.#pairs = pairs;
    this.#serverPid = serverPid;
    this.#due = pairs.map(() => []);
    this.#requesters = pairs.map(({ a, textFromA }) => new Sender(a, textFromA));
    pairs.forEach(({ a, b, textFromB }, index) => {
      const answerer = new Sender(b, textFromB);
      b.beginLoad((count) => {
        this.#relayed += count;
        answerer.send(count);
      }, smallTalk);
      a.beginLoad((count) => this.#handleAnswers(index, count), smallTalk);
    });
  }

  /** Sends requests at random times (a Poisson process) over all pairs. */
  async atRate(requestsPerSecond: number, seconds: number): Promise<Measured> {
    const count = this.#pairs.length;
    const meanGapMs = 1000 / requestsPerSecond;
    let dueAt = performance.now();
    const sendDue = (now: number) => {
      while (dueAt <= now) {
        const index = Math.floor(Math.random() * count);
        this.#due[index].push(dueAt);
        this.#open++;
        this.#requesters[index].send(1);
        dueAt -= Math.log(1 - Math.random()) * meanGapMs;
      }
    };
    return await this.#measure(seconds, "spin", sendDue);
  }

  /** Keeps `inFlight` requests outstanding on each of the first `pairCount` pairs. */
  async saturate(pairCount: number, inFlight: number, seconds: number): Promise<Measured> {
    this.#isClosedLoop = true;
    for (let index = 0; index < pairCount; index++) {
      this.#due[index] = Array(inFlight).fill(performance.now());
      this.#open += inFlight;
      this.#requesters[index].send(inFlight);
    }
    return await this.#measure(seconds, "wait", () => {});
  }

  async #measure(
    seconds: number,
    pace: "spin" | "wait",
    sendDue: (now: number) => void,
  ): Promise<Measured> {
    this.#relayed = 0;
    this.#sampleCount = 0;
    const ownCpuBefore = ownCpuSeconds();
    const cpuBefore = cpuSeconds(this.#serverPid);
    const begin = performance.now();
    const end = begin + seconds * 1000;
    await this.#wire.run(() => {
      const now = performance.now();
      if (now >= end) return true;
      sendDue(now);
      return false;
    }, pace);
    const elapsed = (performance.now() - begin) / 1000;
    const cpu = cpuSeconds(this.#serverPid) - cpuBefore;
    const ownCpu = ownCpuSeconds() - ownCpuBefore;
    const relayed = this.#relayed;
    await this.#drain();
    const sorted = this.#samples.subarray(0, this.#sampleCount).sort();
    return {
      relayedPerSecond: relayed / elapsed,
      cpuSecondsPer100k: cpu / relayed * 1e5,
      serverBusy: cpu / elapsed,
      generatorBusy: ownCpu / elapsed,
      roundTripMs: { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) },
    };
  }

  /** Waits for every answer: a missing one is a failure, not merely a worse number. */
  async #drain(): Promise<void> {
    this.#isClosedLoop = false;
    const deadline = performance.now() + DRAIN_MS;
    await this.#wire.run(() => this.#open === 0 || performance.now() > deadline, "wait");
    if (this.#open > 0) throw new Error(`Cannot end the load: ${this.#open} requests unanswered`);
    const stray = this.#pairs.flatMap(({ a, b }) => [...a.strays, ...b.strays])[0];
    if (stray !== undefined) {
      throw new Error(`Cannot trust the load: the server also said ${stray}`);
    }
  }

  #handleAnswers(index: number, count: number): void {
    const now = performance.now();
    const due = this.#due[index];
    this.#relayed += count;
    for (let i = 0; i < count; i++) {
      const dueAt = due.shift();
      if (dueAt === undefined) throw new Error(`Cannot match an answer to pair ${index}`);
      if (this.#sampleCount < SAMPLES_MAX) this.#samples[this.#sampleCount++] = now - dueAt;
      if (this.#isClosedLoop) due.push(now);
    }
    if (this.#isClosedLoop) this.#requesters[index].send(count);
    else this.#open -= count;
  }
}

function ownCpuSeconds(): number {
  return cpuSeconds(Deno.pid);
}
