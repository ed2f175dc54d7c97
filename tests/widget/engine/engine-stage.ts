/** An engine with a fake line and a fake call, and views to attach to it. */
import type {
  LineNews,
  LineOptions,
  SignalingLine,
} from "../../../widget/effects/signaling/signaling-line.ts";
import { createEngine } from "../../../widget/engine/engine.ts";
import type { CallOptions, EngineCall, EngineView } from "../../../widget/engine/engine-roles.ts";
import type { CallNews } from "../../../widget/model/call-event.ts";
import type { ResumeTicket } from "../../../widget/effects/signaling/resume-ticket.ts";
import { SESSION, welcome } from "../model/script.ts";

/** A chat of two. */
export const chat = (id: string) => ({
  id,
  calls: "voice" as const,
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
  endsAt: null,
});

/** A resume ticket of the tab's last page. */
export const TICKET: ResumeTicket = {
  userId: "ann",
  chatId: "one",
  sessionId: SESSION,
  config: null,
  token: "ticket",
  key: "key",
};

/** Creates an engine that has not opened its line yet. */
export function setUp(ticket: ResumeTicket | null = null) {
  const sent: unknown[] = [];
  const asked: { type: string; token?: string }[] = [];
  const heard: LineNews[] = [];
  const lines: {
    tokens: LineOptions["tokens"];
    hear: LineOptions["onNews"];
    closed: boolean;
    renewed: number;
  }[] = [];
  let options: CallOptions | null = null;
  let chatId: string | null = null;
  let stopped = 0;
  let loads = 0;
  let finishLoading = () => {};
  let failLoading = (_: Error) => {};
  let loaded: Promise<void>;
  /** What loads from now on waits for the next `finishLoading` or `failLoading`. */
  const loadAnew = () => {
    loaded = new Promise((resolve, reject) => [finishLoading, failLoading] = [resolve, reject]);
    // Rejects also where nothing loads.
    loaded.catch(() => {});
  };
  loadAnew();

  const engine = createEngine({
    userId: "ann",
    server: "https://calls.example/",
    url: "wss://calls.example/signal",
    ticket,
    openLine: ({ onNews, tokens }) => {
      const line = { hear: onNews, tokens, closed: false, renewed: 0 };
      lines.push(line);
      return {
        ticket: { token: "next ticket", key: "next key" },
        tell: () => true,
        ask: (message) => {
          asked.push(message);
          const ack = { type: "ack", id: "1", success: true, chat: chat("two") } as const;
          return Promise.resolve({ ok: true, ack, receivedAtMs: 0 });
        },
        renew: () => line.renewed++,
        close: () => line.closed = true,
      } as SignalingLine;
    },
    loadCallPart: async () => {
      loads++;
      await loaded;
      return {
        createCall: (given) => {
          options = given;
          const snapshot = () => ({ context: { call: chatId === null ? null : { chatId } } });
          return {
            handle: {
              actor: { getSnapshot: snapshot, send: (event: unknown) => sent.push(event) },
            },
            returning: chatId && { sessionId: SESSION, config: null },
            hear: (news: LineNews) => heard.push(news),
            logOut: () => {
              sent.push({ type: "log-out" });
              return Promise.resolve();
            },
            stop: () => stopped++,
          } as unknown as EngineCall;
        },
      };
    },
  });

  const view = (chatId: string | null, token = `token of ${chatId}`) => {
    const log: string[] = [];
    const news: CallNews[] = [];
    const made: EngineView & { log: string[]; news: CallNews[] } = {
      chatId,
      tokens: { get: () => Promise.resolve(token), isRenewable: true },
      ringtone: () => null,
      ready: () => log.push("ready"),
      changed: () => log.push("changed"),
      tell: (item) => news.push(item),
      log,
      news,
    };
    return made;
  };

  return {
    engine,
    sent,
    lines,
    asked,
    heard,
    view,
    loads: () => loads,
    stopped: () => stopped,
    options: () => options!,
    callIn: (id: string | null) => chatId = id,
    hear: (news: LineNews) => lines[lines.length - 1].hear(news),
    finishLoading: () => finishLoading(),
    failLoading() {
      failLoading(new Error("offline"));
      loadAnew();
    },
  };
}
/** The server's welcome as the line's news. */
export const greet = (change = {}): LineNews => ({
  type: "welcome",
  welcome: welcome(change),
  receivedAtMs: 1,
});
/** A server message as the line's news. */
export const said = (message: unknown): LineNews => ({
  type: "message",
  message: message as { type: string },
  receivedAtMs: 2,
});
