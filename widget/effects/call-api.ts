/** The server's REST answers, asked for with the person's token. It shows nothing and keeps nothing. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { SessionId } from "../../server/protocol/ids.ts";
import type { PushKey, PushSubscription } from "../../server/protocol/push.ts";
import type { PersonalSettings, SettingsChange } from "../../server/protocol/personal-settings.ts";
import type { CallPage, MessagePage } from "../../server/protocol/rest.ts";
import type { ScheduledCall, ScheduleRequest } from "../../server/protocol/schedule.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";

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
  /** All that was written in a call, oldest first. */
  messages(id: SessionId): Promise<CallMessage[]>;
  /** What a call is configured with, credentials included. */
  config(): Promise<CallConfig>;
  settings(): Promise<PersonalSettings>;
  /** Changes what it names; all of them as they are then. */
  changeSettings(change: SettingsChange): Promise<PersonalSettings>;
  /** What a browser subscribes by; null where the server sends no pushes. */
  pushKey(): Promise<PushKey>;
  /** From now on this endpoint is this person's. */
  keepPush(push: PushSubscription): Promise<unknown>;
  dropPush(endpoint: string): Promise<unknown>;
  /** The calls that the person has agreed on for a time to come, earliest first. */
  scheduled(): Promise<readonly ScheduledCall[]>;
  schedule(request: ScheduleRequest): Promise<ScheduledCall>;
  /** Calls a scheduled call off, where it is this person's; else takes them out of it. */
  unschedule(id: string): Promise<unknown>;
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
