/** A message's path: text, validation, handler, answer. Knows no sockets. */
import type { Refusal } from "../calls/call-service.ts";
import type { Log } from "../log.ts";
import type { ServerMetrics } from "../metrics/server-metrics.ts";
import { ClientMessage } from "../protocol/client-message.ts";
import { check } from "../protocol/codec.ts";
import type { ErrorCode } from "../protocol/error-code.ts";
import { REQUEST_ID_MAX_LENGTH } from "../protocol/limits.ts";
import type { Ack, ServerEvent } from "../protocol/server-message.ts";
import { StoreUnavailable } from "../store/kv/kv.ts";
import type { Connection } from "./connection.ts";
import type { HandlerContext, Reply } from "./handlers/handler.ts";
import { readPlainDescription } from "./relay/plain-description.ts";
import { isRelayedMessage } from "./relay/relayed-message.ts";
import { handlerOf } from "./handlers/handler-table.ts";

/** Whether a text was a valid message of the contract, whatever its outcome. */
export type Verdict = "handled" | "malformed";

export interface Dispatch {
  /** Handles one message; returns a promise only if the handler has to wait. */
  handle(from: Connection, text: string): Verdict | Promise<Verdict>;
  /**
   * Refuses a text without handling it, but with its `id` so that the sender can match the refusal.
   */
  refuse(from: Connection, text: string, code: ErrorCode, problem: string): void;
}

/** Binds the handlers to their context. */
export function createDispatch(
  context: HandlerContext,
  log: Log,
  metrics: ServerMetrics,
): Dispatch {
  function failed(message: ClientMessage, error: unknown): Refusal {
    if (error instanceof StoreUnavailable) {
      log.warn("store-unavailable", { during: message.type, problem: error.message });
      return { ok: false, code: "store-unavailable", message: "The store did not answer in time" };
    }
    log.error("handler-failed", error, { type: message.type });
    return {
      ok: false,
      code: "internal",
      message: "Something went wrong on the server: its log says what",
    };
  }

  return {
    handle(from, text) {
      const begunAt = metrics.messageBegins();
      const message = readPlainDescription(text) ?? readMessage(from, text);
      if (message === null) {
        metrics.refused("malformed");
        return "malformed";
      }
      let reply: Reply | Promise<Reply>;
      try {
        reply = handlerOf(message)(context, from, message, text);
      } catch (error) {
        reply = failed(message, error);
      }
      if (!(reply instanceof Promise)) {
        answer(from, message, reply);
        if (!reply.ok) metrics.refused(reply.code);
        else if (isRelayed(message)) metrics.relayed(message.type, begunAt);
        return "handled";
      }
      return reply.catch((error) => failed(message, error)).then((settled) => {
        answer(from, message, settled);
        if (!settled.ok) metrics.refused(settled.code);
        return "handled" as const;
      });
    },

    refuse(from, text, code, problem) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        // Without an id, the code has to be enough.
      }
      sendRefusal(from, envelopeOf(value), { ok: false, code, message: problem });
      metrics.refused(code);
    },
  };
}

function isRelayed({ type }: ClientMessage): boolean {
  return type.startsWith("webrtc:") && type !== "webrtc:config:get";
}

/** The message in a text; null if it is invalid, and then the sender has been told. */
function readMessage(from: Connection, text: string): ClientMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    answerMalformed(from, undefined, "not JSON");
    return null;
  }
  if (isRelayedMessage(value)) return value;
  const checked = check(ClientMessage, value);
  if (checked.ok) return checked.value;
  answerMalformed(from, value, checked.problem);
  return null;
}

function answer(to: Connection, message: ClientMessage, reply: Reply): void {
  if (!reply.ok) return sendRefusal(to, { id: message.id, type: message.type }, reply);
  if (message.id === undefined) return;
  const ack: Ack = { type: "ack", id: message.id, success: true, ...reply.ack };
  to.send(JSON.stringify(ack));
}

function answerMalformed(to: Connection, value: unknown, problem: string): void {
  const refusal: Refusal = { ok: false, code: "malformed", message: problem };
  sendRefusal(to, envelopeOf(value), refusal);
}

function sendRefusal(
  to: Connection,
  { id, type }: { id?: string; type?: string },
  { code, message, sessionId }: Refusal,
): void {
  if (id !== undefined) {
    const error = { code, message, ...(sessionId === undefined ? {} : { sessionId }) };
    const ack: Ack = { type: "ack", id, success: false, error };
    return to.send(JSON.stringify(ack));
  }
  const event: ServerEvent = { type: "error", code, message, ...(type ? { re: type } : {}) };
  to.send(JSON.stringify(event));
}

/** The `id` and `type` of an invalid message, if readable and short enough to echo. */
function envelopeOf(value: unknown): { id?: string; type?: string } {
  if (typeof value !== "object" || value === null) return {};
  const short = (name: "id" | "type") => {
    const field: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    const isShort = typeof field === "string" && field.length > 0 &&
      field.length <= REQUEST_ID_MAX_LENGTH;
    return isShort ? { [name]: field } : {};
  };
  return { ...short("id"), ...short("type") };
}
