/**
 * A real server on a free port with an empty store, and clients that speak its protocol by hand.
 * Everything the server sends is held against the schemas, so that every test is one of the contract.
 */
import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { type Config, loadConfig } from "../../server/config.ts";
import { createLog, type Log } from "../../server/log.ts";
import { check } from "../../server/protocol/codec.ts";
import type { CallsAllowed } from "../../server/protocol/call.ts";
import type { ClientMessage } from "../../server/protocol/client-message.ts";
import { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import { type RunningServer, startServer } from "../../server/serve.ts";

export const SECRET = "a test secret that is longer than 32 bytes";

/** How long a test waits for a message before it says what came instead. */
const PATIENCE_MS = 5_000;

/** Settings by their names in the environment, beside those of a test server. */
export interface ServerOptions {
  env?: Record<string, string>;
  /** Changes what settings cannot say, such as a ring of less than five seconds. */
  adjust?: (config: Config) => Config;
  kv?: Deno.Kv;
  log?: Log;
}

export interface ChatOptions {
  id?: string;
  title?: string;
  calls?: CallsAllowed;
  /** People by id; their names are their ids with a capital letter. */
  members?: string[];
  /** Epoch seconds. */
  endsAt?: number;
}

/** Claims of a token; `chat` names the chat's people, `claims` puts anything on top. */
export interface TokenOptions {
  chat?: ChatOptions;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  secret?: string;
  /** Seconds from now; negative for a token that ran out. */
  lifeSeconds?: number;
}

export interface ConnectOptions extends TokenOptions {
  token?: string;
  resume?: string;
  /** Whether the ticket's own connection gives way to this one. */
  replace?: boolean;
}

export interface OpenOptions {
  headers?: Record<string, string>;
  protocols?: string[];
}

/** Deno's own constructor also takes headers; the DOM's types do not know. */
const DenoWebSocket = WebSocket as unknown as new (
  url: string,
  options: { protocols: string[]; headers?: Record<string, string> },
) => WebSocket;

type EventType = ServerEvent["type"];
type EventOf<T extends EventType> = Extract<ServerEvent, { type: T }>;
type SuccessfulAck = Extract<Ack, { success: true }>;
type FailedAck = Extract<Ack, { success: false }>;
type WithoutId<M> = M extends unknown ? Omit<M, "id"> : never;
/** A message without its `id`, which the client makes. */
export type Request = WithoutId<ClientMessage>;
export interface Closed {
  code: number;
  reason: string;
}

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly running: RunningServer;
  /** A signed token of a person. */
  token(userId: string, options?: TokenOptions): Promise<string>;
  /** A person's client that was welcomed. Without other words its chat is `chat-1` of ann and ben. */
  connect(userId: string, options?: ConnectOptions): Promise<TestClient>;
  /** A socket that has said nothing yet. */
  open(options?: OpenOptions): Promise<TestClient>;
  /** A request to the API with a person's token. */
  api(userId: string, path: string, init?: RequestInit): Promise<Response>;
}

/** Starts a server; `await using` drains it. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const loaded = loadConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    CHAT_CALL_SECRET: SECRET,
    CHAT_CALL_ORIGINS: "*",
    KV_PATH: ":memory:",
    STUN_URLS: "none",
    LOG_LEVEL: "error",
    ...options.env,
  });
  assert.ok(loaded.ok, loaded.ok ? "" : loaded.problem);
  const config = options.adjust?.(loaded.config) ?? loaded.config;
  const { kv, log = createLog(config.logLevel) } = options;
  const running = await startServer(config, { log, ...(kv ? { kv } : {}) });
  const clients = new Set<TestClient>();

  async function open(options: OpenOptions = {}): Promise<TestClient> {
    const client = await openClient(running.url, options);
    clients.add(client);
    return client;
  }

  return {
    url: running.url,
    running,
    token: mintToken,
    open,
    connect: async (userId, options = {}) => await greet(await open(), userId, options),
    async api(userId, path, init) {
      const headers = new Headers(init?.headers);
      headers.set("authorization", `Bearer ${await mintToken(userId)}`);
      return await fetch(`${running.url}${path}`, { ...init, headers });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...clients].map((client) => client.close()));
      await running.drain();
    },
  };
}

/** Opens a socket to any server; it has said nothing yet. */
export async function openClient(
  url: string,
  { headers, protocols = ["chat-call.v1"] }: OpenOptions = {},
): Promise<TestClient> {
  const options = { protocols, ...(headers ? { headers } : {}) };
  const client = new TestClient(new DenoWebSocket(`${url.replace("http", "ws")}/signal`, options));
  await client.opened;
  return client;
}

/** A person's client of any server that was welcomed. */
export async function connectClient(
  url: string,
  userId: string,
  options: ConnectOptions = {},
): Promise<TestClient> {
  return await greet(await openClient(url), userId, options);
}

async function greet(
  client: TestClient,
  userId: string,
  { token, resume, replace, ...tokenOptions }: ConnectOptions,
): Promise<TestClient> {
  const needsToken = token === undefined && resume === undefined;
  const chat = { ...tokenOptions.chat };
  client.send({
    type: "hello",
    ...(needsToken ? { token: await mintToken(userId, { ...tokenOptions, chat }) } : {}),
    ...(token === undefined ? {} : { token }),
    ...(resume === undefined ? {} : { resume }),
    ...(replace === undefined ? {} : { replace }),
  });
  await client.welcomed();
  return client;
}

/** Signs a token the way a host does. */
export async function mintToken(
  userId: string,
  { chat, claims, header, secret = SECRET, lifeSeconds = 600 }: TokenOptions = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: userId,
    name: nameOf(userId),
    aud: "chat-call",
    iat: now,
    exp: now + lifeSeconds,
    ...(chat ? { chat: chatClaim(chat) } : {}),
    ...claims,
  };
  return await new SignJWT(payload)
    .setProtectedHeader({ alg: "HS256", typ: "JWT", ...header })
    .sign(new TextEncoder().encode(secret));
}

/** The `chat` claim; members are given by id. */
export function chatClaim(
  { id = "chat-1", members = ["ann", "ben"], calls = "video", ...rest }: ChatOptions = {},
) {
  return { id, calls, members: members.map((id) => ({ id, name: nameOf(id) })), ...rest };
}

function nameOf(userId: string): string {
  return `${userId.charAt(0).toUpperCase()}${userId.slice(1)}`;
}

/** One socket as a client that does exactly what the test says. */
export class TestClient {
  readonly opened: Promise<void>;
  readonly closed: Promise<Closed>;
  /** Every event that came and was not asked for yet, oldest first. */
  readonly pending: ServerEvent[] = [];
  /** Every text that came, for what the schemas do not say. */
  readonly texts: string[] = [];
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
    this.closed = new Promise((resolve) => {
      socket.onclose = ({ code, reason }) => {
        this.#end = { code, reason };
        this.#wake();
        resolve(this.#end);
      };
    });
    socket.onmessage = ({ data }) => this.#receive(data);
  }

  /** What the server said first; throws where it closed instead. */
  get welcome(): Welcome {
    if (this.#welcomed) return this.#welcomed;
    throw new Error("Cannot read the welcome as none has come: await welcomed() first");
  }

  welcomed(): Promise<Welcome> {
    return this.#until("welcome", () => this.#welcomed ?? undefined);
  }

  get connectionId(): string {
    return this.welcome.connectionId;
  }

  /** Waits longer from now on, for what takes a server its time. */
  patient(ms: number): this {
    this.#patienceMs = ms;
    return this;
  }

  /** Sends a message as it is. */
  send(
    message: Request | ClientMessage | {
      type: "hello";
      token?: string;
      resume?: string;
      replace?: boolean;
    },
  ): void {
    this.sendText(JSON.stringify(message));
  }

  /** Sends any text, or bytes, however wrong. */
  sendText(text: string | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(text);
  }

  /** Asks and waits for the ack, whichever it is. */
  ask(request: Request): Promise<Ack> {
    // Not one that a test which sends anything at all would come upon.
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

  /** Asks for something that must succeed. */
  async request(request: Request): Promise<SuccessfulAck> {
    const ack = await this.ask(request);
    if (ack.success) return ack;
    throw new Error(`${request.type} was refused: ${ack.error.code}, ${ack.error.message}`);
  }

  /** Asks for something that must be refused. */
  async refused(request: Request): Promise<FailedAck["error"]> {
    const ack = await this.ask(request);
    if (!ack.success) return ack.error;
    throw new Error(`${request.type} was not refused`);
  }

  /** The next event of a type, already here or to come; events of other types stay. */
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

  /** Throws if an event of the type is here after everything sent so far was handled. */
  async hasNothingOf(type: EventType): Promise<void> {
    await this.settled();
    const found = this.pending.find((event) => event.type === type);
    assert.equal(found, undefined, `unexpected ${JSON.stringify(found)}`);
  }

  /** Everything sent before was handled: requests are answered in order. */
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
