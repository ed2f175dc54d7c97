/** Opens sockets to any server, and says hello on them. */
import { mintToken, type TokenOptions } from "./host-tokens.ts";
import { TestClient } from "./test-client.ts";

export interface ConnectOptions extends TokenOptions {
  token?: string;
  resume?: string;
  /** Whether the ticket's own connection gives way to this one. */
  replace?: boolean;
  /** Makes a used ticket valid again, if it was used with this key. */
  idempotencyKey?: string;
}

export interface OpenOptions {
  headers?: Record<string, string>;
  protocols?: string[];
}

/** Deno's constructor also takes headers, which the DOM's types do not have. */
const DenoWebSocket = WebSocket as unknown as new (
  url: string,
  options: { protocols: string[]; headers?: Record<string, string> },
) => WebSocket;

/** Opens a socket to any server, without saying hello. */
export async function openClient(
  url: string,
  { headers, protocols = ["chat-call.v1"] }: OpenOptions = {},
): Promise<TestClient> {
  const options = { protocols, ...(headers ? { headers } : {}) };
  const client = new TestClient(new DenoWebSocket(`${url.replace("http", "ws")}/signal`, options));
  await client.opened;
  return client;
}

/** Opens a person's client on any server and waits for the welcome. */
export async function connectClient(
  url: string,
  userId: string,
  options: ConnectOptions = {},
): Promise<TestClient> {
  return await greet(await openClient(url), userId, options);
}

/** Says hello on an open socket and waits for the welcome. */
export async function greet(
  client: TestClient,
  userId: string,
  { token, resume, replace, idempotencyKey, ...tokenOptions }: ConnectOptions,
): Promise<TestClient> {
  const needsToken = token === undefined && resume === undefined;
  const chat = { ...tokenOptions.chat };
  client.send({
    type: "hello",
    ...(needsToken ? { token: await mintToken(userId, { ...tokenOptions, chat }) } : {}),
    ...(token === undefined ? {} : { token }),
    ...(resume === undefined ? {} : { resume }),
    ...(replace === undefined ? {} : { replace }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
  await client.welcomed();
  return client;
}
