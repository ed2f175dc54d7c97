/** Stands before a KV Connect server and can turn commits away, as one does that has lost its disk. */

export interface Gateway extends AsyncDisposable {
  readonly url: string;
  /** While it does, whoever commits is told to come back, and does. */
  refusesCommits: boolean;
  /** Commits that were turned away. */
  readonly refused: number;
}

/** Opens one before the server at `target`. */
export function openGateway(target: string): Gateway {
  const abort = new AbortController();
  const { signal } = abort;
  let refused = 0;

  async function answer(request: Request): Promise<Response> {
    const { pathname, port } = new URL(request.url);
    const { method, headers } = request;
    const sent = new Uint8Array(await request.arrayBuffer());
    if (gateway.refusesCommits && pathname.endsWith("/atomic_write")) {
      refused += 1;
      return new Response("away", { status: 503 });
    }
    const body = sent.length > 0 ? { body: sent } : {};
    const received = await fetch(`${target}${pathname}`, { method, headers, signal, ...body });
    const type = received.headers.get("content-type") ?? "";
    // What it says of its own address has to lead here as well; and a watch does not end.
    const content = type.includes("json")
      ? (await received.text()).replaceAll(`:${new URL(target).port}`, `:${port}`)
      : received.body;
    return new Response(content, { status: received.status, headers: { "content-type": type } });
  }

  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {}, signal }, answer);
  const gateway: Gateway = {
    url: `http://127.0.0.1:${server.addr.port}`,
    refusesCommits: false,
    get refused() {
      return refused;
    },
    async [Symbol.asyncDispose]() {
      abort.abort();
      await server.finished;
    },
  };
  return gateway;
}
