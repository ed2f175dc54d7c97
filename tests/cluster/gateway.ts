/**
 * A proxy in front of a KV Connect server that can refuse commits, as a server without its disk
 * does.
 */

export interface Gateway extends AsyncDisposable {
  readonly url: string;
  /** While set, commits are answered with 503, and clients retry. */
  refusesCommits: boolean;
  /** The number of refused commits. */
  readonly refused: number;
}

/** Opens one in front of the server at `target`. */
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
    // The server's own address in JSON must point here too; other bodies are streamed, as a watch
    // does not end.
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
