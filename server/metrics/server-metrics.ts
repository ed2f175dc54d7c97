/** Everything this server counts and times, with names and help texts. Callers decide when. */
import { CallStatus, EndReason } from "../protocol/call.ts";
import { CLOSE_CODE, ERROR_STATUS, type ErrorCode } from "../protocol/error-code.ts";
import { createMetricRegistry, type GaugeReading } from "./metric-registry.ts";

/** Values that are read only when metrics are requested. */
export interface Readings {
  /** Sockets by state: `welcomed`, `pending`. */
  sockets(): GaugeReading;
  /** Live calls by status. */
  calls(): GaugeReading;
  /** Calls with webhooks to post; absent without webhooks. */
  webhookBacklog?(): Promise<number>;
  /** Pushes still to be sent; absent without push. */
  pushBacklog?(): Promise<number>;
}

/** The fields of a call that are counted; times are epoch milliseconds. */
export interface CallState {
  status: CallStatus;
  endReason: EndReason | null;
  initiatedAt: number;
  startedAt: number | null;
  endedAt: number | null;
}

export interface ServerMetrics {
  /** When handling of a message began, if this one is timed; else 0. */
  messageBegins(): number;
  /** A message was relayed; `begunAt` comes from `messageBegins`. */
  relayed(type: string, begunAt: number): void;
  /** A message was refused. */
  refused(code: ErrorCode): void;
  /** The server closed a socket. */
  socketClosed(code: number): void;
  /** A call changed; counts its answer and its end. */
  callChanged(after: CallState, before: CallState | null): void;
  requestAnswered(status: number): void;
  storeAnswered(operation: string, seconds: number, isGood: boolean): void;
  webhookTried(outcome: string): void;
  pushTried(outcome: string): void;
  /** Adds the values that are read only when metrics are requested. */
  watch(readings: Readings): void;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
}

/** One message in this many is timed: two clock readings cost more than all other measuring. */
const TIMED_ONE_IN = 16;

/** Metrics, all at zero. */
export function createServerMetrics(): ServerMetrics {
  const registry = createMetricRegistry();
  const relayed = registry.counter({
    name: "relayed_messages_total",
    help: "Offers, answers and candidates relayed.",
    label: "type",
    labels: ["webrtc:offer", "webrtc:answer", "webrtc:ice-candidate"],
  });
  const relaySeconds = registry.histogram({
    name: "relay_seconds",
    help: `Time from reading a relayed message to sending it on; one in ${TIMED_ONE_IN} is timed.`,
    buckets: [10e-6, 25e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 5e-3, 25e-3, 100e-3],
  });
  const refused = registry.counter({
    name: "refused_messages_total",
    help: "Socket messages refused, by error code; includes rate-limited ones.",
    label: "code",
    labels: Object.keys(ERROR_STATUS),
  });
  const closed = registry.counter({
    name: "closed_sockets_total",
    help: "Sockets that the server closed, by close code.",
    label: "code",
    labels: Object.values(CLOSE_CODE).map(String),
  });
  const answerSeconds = registry.histogram({
    name: "answer_seconds",
    help: "Time from the start of a call to its first answer.",
    buckets: [1, 2, 5, 10, 15, 20, 30, 60, 120, 180],
  });
  const ended = registry.counter({
    name: "ended_calls_total",
    help: "Calls that are over, by status.",
    label: "status",
    labels: CallStatus.options.filter((status) => !LIVE_STATUSES.includes(status)),
  });
  const endReasons = registry.counter({
    name: "end_reasons_total",
    help: "Calls that are over, by reason.",
    label: "reason",
    labels: EndReason.options,
  });
  const requests = registry.counter({
    name: "http_requests_total",
    help: "HTTP requests answered, by status; does not include sockets.",
    label: "status",
  });
  const storeSeconds = registry.histogram({
    name: "store_seconds",
    help: "Time that the store took, by operation.",
    label: "operation",
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
  });
  const storeErrors = registry.counter({
    name: "store_errors_total",
    help: "Calls to the store that failed or took too long, by operation.",
    label: "operation",
    labels: ["get", "getMany", "list", "write"],
  });
  const webhooks = registry.counter({
    name: "webhook_attempts_total",
    help: "Attempts at posting a webhook, by outcome.",
    label: "outcome",
    labels: ["delivered", "retried", "given-up"],
  });
  const pushes = registry.counter({
    name: "push_attempts_total",
    help: "Attempts at pushing to a browser, by outcome.",
    label: "outcome",
    labels: ["delivered", "retried", "gone", "given-up"],
  });
  let untimed = 0;

  return {
    messageBegins() {
      untimed = (untimed + 1) % TIMED_ONE_IN;
      return untimed === 0 ? performance.now() : 0;
    },
    relayed(type, begunAt) {
      relayed.add(type);
      if (begunAt !== 0) relaySeconds.observe((performance.now() - begunAt) / 1000);
    },
    refused: refused.add,
    socketClosed: (code) => closed.add(`${code}`),
    callChanged(after, before) {
      if (after.startedAt !== null && (before?.startedAt ?? null) === null) {
        answerSeconds.observe((after.startedAt - after.initiatedAt) / 1000);
      }
      if (after.endedAt === null || (before?.endedAt ?? null) !== null) return;
      ended.add(after.status);
      if (after.endReason !== null) endReasons.add(after.endReason);
    },
    requestAnswered: (status) => requests.add(`${status}`),
    storeAnswered(operation, seconds, isGood) {
      storeSeconds.observe(seconds, operation);
      if (!isGood) storeErrors.add(operation);
    },
    webhookTried: webhooks.add,
    pushTried: pushes.add,
    watch({ sockets, calls, webhookBacklog, pushBacklog }) {
      registry.gauge({
        name: "sockets",
        help: "Sockets open now; pending ones have not said hello.",
        label: "state",
        read: sockets,
      });
      registry.gauge({
        name: "live_calls",
        help: "Ringing and running calls that this process knows of, by status.",
        label: "status",
        read: calls,
      });
      if (webhookBacklog) {
        registry.gauge({
          name: "webhook_backlog",
          help: "Calls with webhooks still to be posted, counted up to a limit.",
          read: webhookBacklog,
        });
      }
      if (!pushBacklog) return;
      registry.gauge({
        name: "push_backlog",
        help: "Pushes still to be made, counted up to a limit.",
        read: pushBacklog,
      });
    },
    text: registry.text,
  };
}

const LIVE_STATUSES: CallStatus[] = ["initiating", "ringing", "active"];
