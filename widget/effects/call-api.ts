/** A client for the server's REST API, with the person's token. Holds no state. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { SessionId } from "../../server/protocol/ids.ts";
import type { PushKey, PushSubscription } from "../../server/protocol/push.ts";
import type { PersonalSettings, SettingsChange } from "../../server/protocol/personal-settings.ts";
import type { CallPage, MessagePage } from "../../server/protocol/rest.ts";
import type { ScheduledCall, ScheduleRequest } from "../../server/protocol/schedule.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";

/** A request for a page of the history. */
export interface HistoryRequest {
  /** The cursor of the previous page; without it, the newest calls. */
  cursor?: string;
  /** Only incoming calls. */
  onlyIncoming?: boolean;
}

/** Each method rejects with a `CallApiError` unless the request succeeds. */
export interface CallApi {
  history(request: HistoryRequest): Promise<CallPage>;
  /** All messages of a call, oldest first. */
  messages(id: SessionId): Promise<CallMessage[]>;
  /** The configuration of a call, TURN credentials included. */
  config(): Promise<CallConfig>;
  settings(): Promise<PersonalSettings>;
  /** Changes the given settings; resolves with all of them. */
  changeSettings(change: SettingsChange): Promise<PersonalSettings>;
  /** The key to subscribe with; its `publicKey` is null if the server sends no pushes. */
  pushKey(): Promise<PushKey>;
  /** Registers the endpoint as this person's. */
  keepPush(push: PushSubscription): Promise<unknown>;
  dropPush(endpoint: string): Promise<unknown>;
  /** The person's scheduled calls, earliest first. */
  scheduled(): Promise<readonly ScheduledCall[]>;
  schedule(request: ScheduleRequest): Promise<ScheduledCall>;
  /** Cancels a scheduled call if it is this person's own; otherwise takes the person out of it. */
  unschedule(id: string): Promise<unknown>;
}

/** A failed request: `code` is the server's documented code, or `server-unreachable`. */
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
  async function ask<Data>(path: string, change?: unknown, method?: string): Promise<Data> {
    const url = new URL(path, server);
    let body: { success?: boolean; data?: Data; error?: { code: string; message: string } };
    try {
      const response = await fetch(url, {
        headers: {
          authorization: `Bearer ${await token()}`,
          ...(change !== undefined && { "content-type": "application/json" }),
        },
        method: method ?? (change === undefined ? "GET" : "PUT"),
        ...(change !== undefined && { body: JSON.stringify(change) }),
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
    history({ cursor, onlyIncoming }) {
      const query = new URLSearchParams({
        limit: String(PAGE_LENGTH),
        ...(cursor !== undefined && { cursor }),
        ...(onlyIncoming && { direction: "incoming" }),
      });
      return ask(`api/calls?${query}`);
    },
    async messages(id) {
      const all: CallMessage[] = [];
      for (let after = 0;;) {
        const page: MessagePage = await ask(
          `api/calls/${encodeURIComponent(id)}/messages?after=${after}`,
        );
        all.push(...page.messages);
        after = page.messages.at(-1)?.index ?? after;
        if (!page.hasMore || page.messages.length === 0) return all;
      }
    },
    config: () => ask("api/config"),
    settings: () => ask("api/me/settings"),
    changeSettings: (change) => ask("api/me/settings", change),
    pushKey: () => ask("api/me/push"),
    keepPush: (push) => ask("api/me/push", push),
    dropPush: (endpoint) => ask("api/me/push", { endpoint }, "DELETE"),
    scheduled: () =>
      ask<{ scheduledCalls: ScheduledCall[] }>("api/scheduled-calls")
        .then(({ scheduledCalls }) => scheduledCalls),
    schedule: (request) => ask("api/scheduled-calls", request, "POST"),
    unschedule: (id) => ask(`api/scheduled-calls/${id}`, undefined, "DELETE"),
  };
}
