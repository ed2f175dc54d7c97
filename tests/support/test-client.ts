/**
 * A client that speaks the protocol by hand. It checks everything that the server sends against the
 * schemas, so that every test also tests the contract.
 */
import assert from "node:assert/strict";
import { check } from "../../server/protocol/codec.ts";
import type { ClientMessage, Hello } from "../../server/protocol/client-message.ts";
import { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";

/** How long a test waits for a message before it fails with what came instead. */
const PATIENCE_MS = 15_000;

type EventType = ServerEvent["type"];
type EventOf<T extends EventType> = Extract<ServerEvent, { type: T }>;
type SuccessfulAck = Extract<Ack, { success: true }>;
type FailedAck = Extract<Ack, { success: false }>;
type WithoutId<M> = M extends unknown ? Omit<M, "id"> : never;
/** A message without its `id`, which the client adds. */
export type Request = WithoutId<ClientMessage>;
export interface Closed {
  code: number;
  reason: string;
}

/** A client on one socket that does exactly what the test says. */
export class TestClient {
  readonly opened: Promise<void>;
  /** Every event that came and that no test has taken yet, oldest first. */
  readonly pending: ServerEvent[] = [];
  /** Every text that came, for what the schemas do not cover. */
  readonly texts: string[] = [];
  #closing: Promise<Closed>;
  #welcomed: Welcome | null = null;
  #socket: WebSocket;
  #acks = new Map<string, (ack: Ack) => void>();
  #waiting = new Set<() => void>();
  #nextId = 1;
  #broken: Error | null = null;
  #end: Closed | null = null;
  #patienceMs = PATIENCE_MS;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.opened = new Promise((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = (event) =>
        reject(new Error(event instanceof ErrorEvent ? event.message : "cannot connect"));
    });
    this.#closing = new Promise((resolve) => {
      socket.onclose = ({ code, reason }) => {
        this.#end = { code, reason };
        this.#wake();
        resolve(this.#end);
      };
    });
    socket.onmessage = ({ data }) => this.#receive(data);
  }

  /** The server's welcome; throws if it has not come. */
  get welcome(): Welcome {
    if (this.#welcomed) return this.#welcomed;
    throw new Error("Cannot read the welcome as none has come: await welcomed() first");
  }

  welcomed(): Promise<Welcome> {
    return this.#until("welcome", () => this.#welcomed ?? undefined);
  }

  /** How the socket was closed; fails if that takes too long. */
  get closed(): Promise<Closed> {
    const waitsMs = this.#patienceMs;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Cannot await the close as ${waitsMs} ms have passed`)),
        waitsMs,
      );
      this.#closing.then((end) => {
        clearTimeout(timer);
        resolve(end);
      });
    });
  }

  get connectionId(): string {
    return this.welcome.connectionId;
  }

  /** Sets how long to wait from now on, for a server that takes its time. */
  patient(ms: number): this {
    this.#patienceMs = ms;
    return this;
  }

  /** Sends a message as it is. */
  send(message: Request | ClientMessage | Hello): void {
    this.sendText(JSON.stringify(message));
  }

  /** Sends any text or bytes, valid or not. */
  sendText(text: string | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(text);
  }

  /** Sends a request and waits for its ack, success or failure. */
  ask(request: Request): Promise<Ack> {
    // Not an id that fuzz tests might happen to send.
    const id = `request-${this.#nextId++}`;
    return this.askText(id, JSON.stringify({ ...request, id }));
  }

  /** Sends a text and waits for the ack to an id. */
  async askText(id: string, text: string): Promise<Ack> {
    let ack: Ack | undefined;
    this.#acks.set(id, (answer) => {
      ack = answer;
      this.#wake();
    });
    this.sendText(text);
    return await this.#until(`ack of ${text.slice(0, 80)}`, () => ack);
  }

  /** Sends a request that must succeed. */
  async request(request: Request): Promise<SuccessfulAck> {
    const ack = await this.ask(request);
    if (ack.success) return ack;
    throw new Error(`${request.type} was refused: ${ack.error.code}, ${ack.error.message}`);
  }

  /** Sends a request that must be refused. */
  async refused(request: Request): Promise<FailedAck["error"]> {
    const ack = await this.ask(request);
    if (!ack.success) return ack.error;
    throw new Error(`${request.type} was not refused`);
  }

  /** Takes the next event of a type, already here or to come. Other events stay in `pending`. */
  next<T extends EventType>(
    type: T,
    where: (event: EventOf<T>) => boolean = () => true,
  ): Promise<EventOf<T>> {
    return this.#until(type, () => {
      const at = this.pending.findIndex((event) =>
        event.type === type && where(event as EventOf<T>)
      );
      return at === -1 ? undefined : this.pending.splice(at, 1)[0] as EventOf<T>;
    });
  }

  /** Throws if, once everything sent so far was handled, an event of the type has come. */
  async hasNothingOf(type: EventType): Promise<void> {
    await this.settled();
    const found = this.pending.find((event) => event.type === type);
    assert.equal(found, undefined, `unexpected ${JSON.stringify(found)}`);
  }

  /** Resolves once everything sent so far was handled, because requests are answered in order. */
  async settled(): Promise<void> {
    await this.request({ type: "webrtc:config:get" });
  }

  async close(code?: number, reason?: string): Promise<Closed> {
    if (this.#socket.readyState < WebSocket.CLOSING) this.#socket.close(code, reason);
    return await this.closed;
  }

  #receive(data: unknown): void {
    try {
      if (typeof data !== "string") throw new Error("the server sent something other than text");
      this.texts.push(data);
      const value: unknown = JSON.parse(data);
      const type = typeof value === "object" && value !== null && "type" in value && value.type;
      if (type === "welcome") this.#welcomed = valid(Welcome, value, data);
      else if (type === "ack") {
        const ack = valid(Ack, value, data);
        this.#acks.get(ack.id)?.(ack);
      } else this.pending.push(valid(ServerEvent, value, data));
    } catch (error) {
      this.#broken = error instanceof Error ? error : new Error(String(error));
    }
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  #until<T>(what: string, find: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      const fail = (why: string) => {
        const here = this.pending.map(({ type }) => type).join(", ") || "nothing";
        finish(() => reject(new Error(`Cannot await ${what} as ${why}: pending is ${here}`)));
      };
      const look = () => {
        if (this.#broken) return finish(() => reject(this.#broken));
        const found = find();
        if (found !== undefined) return finish(() => resolve(found));
        if (this.#end) fail(`the socket closed with ${this.#end.code} ${this.#end.reason}`);
      };
      const timer = setTimeout(
        () => fail(`${this.#patienceMs} ms have passed`),
        this.#patienceMs,
      );
      this.#waiting.add(look);
      look();
    });
  }
}

function valid<T>(schema: Parameters<typeof check<T>>[0], value: unknown, text: string): T {
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  throw new Error(`The server broke the contract: ${checked.problem} in ${text.slice(0, 300)}`);
}
