/** A host's receiver on loopback: records what is posted to it and answers as the test says. */

/** One post as received. */
export interface Post {
  body: string;
  headers: Headers;
  /** The parsed body. */
  event: Record<string, unknown>;
}

export interface Receiver extends AsyncDisposable {
  url: string;
  posts: Post[];
  /** The answer to a post; 204 when undefined. */
  answer: (post: Post) => Response | Promise<Response> | undefined;
  /** Waits until this many posts have come in all. */
  received(count: number): Promise<Post[]>;
}

const PATIENCE_MS = 10_000;

/** Starts a receiver on the given or a free port; with a certificate it speaks TLS. */
export function startReceiver(port = 0, tls?: { cert: string; key: string }): Receiver {
  const posts: Post[] = [];
  const waiting = new Set<() => void>();
  const receiver: Receiver = {
    url: "",
    posts,
    answer: () => undefined,
    received(count) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const types = posts.map(({ event }) => event.type).join(", ");
          reject(new Error(`Cannot await ${count} posts as time is up: current value is ${types}`));
        }, PATIENCE_MS);
        const look = () => {
          if (posts.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(posts);
        };
        waiting.add(look);
        look();
      });
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  const server = Deno.serve(
    { hostname: "127.0.0.1", port, onListen: () => {}, ...tls },
    async (request) => {
      const body = await request.text();
      const post: Post = { body, headers: request.headers, event: JSON.parse(body) };
      posts.push(post);
      for (const look of [...waiting]) look();
      return await receiver.answer(post) ?? new Response(null, { status: 204 });
    },
  );
  receiver.url = `${tls ? "https" : "http"}://127.0.0.1:${
    (server.addr as Deno.NetAddr).port
  }/events`;
  return receiver;
}
