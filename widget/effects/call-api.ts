/** The server's REST answers, asked for with the person's token. It shows nothing and keeps nothing. */
import type { CallPage } from "../../server/protocol/rest.ts";

/** What may be asked of the history. */
export interface HistoryRequest {
  /** Where the last page ended; left out, the newest calls. */
  cursor?: string;
  /** Only calls that came. */
  onlyIncoming?: boolean;
}

/** Rejects with a `CallApiError` where the answer is no success. */
export interface CallApi {
  history(request: HistoryRequest): Promise<CallPage>;
}

/** What the server answered instead, by its documented code; `server-unreachable` where it did not. */
export class CallApiError extends Error {
  override readonly name = "CallApiError";
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface CallApiOptions {
  /** The server's base address, with a slash at its end. */
  server: string;
  token: () => Promise<string>;
  fetch?: typeof fetch;
  /** How long an answer may take. */
  answerMs?: number;
}

const PAGE_LENGTH = 30;

/** The API of one server for one person. */
export function createCallApi(
  { server, token, fetch = globalThis.fetch.bind(globalThis), answerMs = 10_000 }: CallApiOptions,
): CallApi {
  async function get<Data>(path: string, query: Record<string, string> = {}): Promise<Data> {
    const url = new URL(path, server);
    url.search = new URLSearchParams(query).toString();
    let body: { success?: boolean; data?: Data; error?: { code: string; message: string } };
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${await token()}` },
        signal: AbortSignal.timeout(answerMs),
      });
      body = await response.json();
    } catch (cause) {
      throw new CallApiError("server-unreachable", `Cannot reach ${url.pathname}`, { cause });
    }
    if (body.success && body.data !== undefined) return body.data;
    const { code = "internal", message = "The answer was not understood" } = body.error ?? {};
    throw new CallApiError(code, message);
  }

  return {
    history: ({ cursor, onlyIncoming }) =>
      get("api/calls", {
        limit: String(PAGE_LENGTH),
        ...(cursor !== undefined && { cursor }),
        ...(onlyIncoming && { direction: "incoming" }),
      }),
  };
}
