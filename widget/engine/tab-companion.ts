/**
 * One call, several tabs. The tab that has the call tells the others about it and obeys them; the
 * others show it, and any of them can take it over. What the server says overrides all.
 */
import type { LineNews } from "../effects/signaling/signaling-line.ts";
import type { CallActor } from "../model/call-selectors.ts";
import {
  type ElsewhereCall,
  type TabCall,
  tabCallOf,
  type TabCommand,
  type TabMessage,
} from "../model/tab-call.ts";
import type { CallOptions, TabRequest } from "./engine-roles.ts";

export interface TabCompanionOptions {
  actor: CallActor;
  line: CallOptions["line"];
  post: (message: TabMessage) => void;
  /** What this page shows of another tab's call has changed. */
  onChange: () => void;
  /** How long the tab with the call may take to answer a request. */
  answerMs?: number;
}

export interface TabCompanion {
  readonly elsewhere: ElsewhereCall | null;
  hear(message: TabMessage): void;
  learn(news: LineNews): void;
  /** Sends a request to the tab with the call; false if it is not one for another tab. */
  send(request: TabRequest): boolean;
  /** The last message of a page that is leaving. */
  farewell(): TabMessage | null;
  close(): void;
}

const ANSWER_MS = 1_500;
/** A page's two clocks drift apart by milliseconds: not worth a message. */
const CLOCK_SLACK_MS = 500;

/** Represents this tab until it is closed. */
export function createTabCompanion(
  { actor, line, post, onChange, answerMs = ANSWER_MS }: TabCompanionOptions,
): TabCompanion {
  const ownId = String(Math.random());
  let own: TabCall | null = null;
  let elsewhere: ElsewhereCall | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function show(next: ElsewhereCall | null): void {
    elsewhere = next;
    onChange();
  }

  function follow(): void {
    const before = own;
    own = tabCallOf(actor.getSnapshot(), { monotonicMs: performance.now(), epochMs: Date.now() });
    if (own && before) own.answeredAt = steady(before.answeredAt, own.answeredAt);
    if (own && JSON.stringify(own) !== JSON.stringify(before)) post({ type: "call", call: own });
    if (before && before.sessionId !== own?.sessionId) {
      post({ type: "over", sessionId: before.sessionId });
    }
    if (own && elsewhere) {
      clearTimeout(patience);
      show(null);
    }
  }

  function isOwn(sessionId: string): boolean {
    return own?.sessionId === sessionId;
  }

  function isElsewhere(sessionId: unknown): boolean {
    return elsewhere !== null && elsewhere.sessionId === sessionId;
  }

  /** Releases the seat before the other tab asks for it, and tells the others in the call why. */
  async function handOver(to: string): Promise<void> {
    const call = own!;
    const { sessionId, chatId } = call;
    const { config } = actor.getSnapshot().context;
    await line.ask({ type: "call:away", sessionId, chatId });
    if (!isOwn(sessionId)) return;
    own = null;
    actor.send({ type: "hand-over" });
    post({ type: "handed-over", sessionId, to, config });
    settleSoon();
    show({ ...call, isGone: false, isMoving: true });
  }

  /** If the server does not move the seat in time, shows the call as it was before. */
  function settleSoon(): void {
    clearTimeout(patience);
    patience = setTimeout(() => elsewhere && show({ ...elsewhere, isMoving: false }), answerMs);
  }

  function takeOver({ sessionId, chatId }: TabCall, config: TakeOver["config"]): void {
    settleSoon();
    actor.send({ type: "take-over", sessionId, chatId, config });
  }

  /** Asks the other tab; if it does not answer, does `instead` with the server's help. */
  function ask(message: TabMessage, instead: () => void): void {
    clearTimeout(patience);
    if (elsewhere?.isGone) return instead();
    post(message);
    patience = setTimeout(() => {
      if (!elsewhere) return;
      show({ ...elsewhere, isGone: true });
      instead();
    }, answerMs);
  }

  function command(call: TabCall, what: TabCommand, instead: () => void = () => {}): void {
    ask({ type: "command", sessionId: call.sessionId, command: what }, instead);
  }

  const subscription = actor.subscribe(follow);
  follow();

  return {
    get elsewhere() {
      return elsewhere;
    },
    hear(message) {
      switch (message.type) {
        case "hello":
          if (own) post({ type: "call", call: own });
          else if (message.isLive) post({ type: "hello", isLive: false });
          break;
        case "call":
          if (own) break;
          clearTimeout(patience);
          show({ ...message.call, isGone: false, isMoving: false });
          break;
        case "over":
          if (isElsewhere(message.sessionId)) show(null);
          break;
        case "gone":
          if (isElsewhere(message.sessionId)) show({ ...elsewhere!, isGone: true });
          break;
        case "command":
          if (isOwn(message.sessionId)) actor.send(message.command);
          break;
        case "hand-over":
          if (isOwn(message.sessionId)) void handOver(message.to);
          break;
        case "handed-over":
          if (message.to === ownId && elsewhere) takeOver(elsewhere, message.config);
          break;
      }
    },
    learn(news) {
      if (!elsewhere) return;
      const { sessionId } = elsewhere;
      const isOver = news.type === "welcome"
        ? news.welcome.calls.every((call) => call.sessionId !== sessionId)
        : news.type === "message" && news.message.sessionId === sessionId &&
          (news.message.type === "call:ended" ||
            (news.message.type === "call:participant-left" &&
              news.message.userId === actor.getSnapshot().context.selfId));
      if (isOver) show(null);
    },
    send(request) {
      if (!elsewhere) return false;
      const call = elsewhere;
      const { sessionId, chatId } = call;
      switch (request.type) {
        case "toggle-microphone":
          command(call, { type: request.type, force: !call.microphoneOn });
          return true;
        case "toggle-camera":
          command(call, { type: request.type, force: !call.cameraOn });
          return true;
        case "hang-up":
          // In a call of two, leaving ends the call.
          command(call, { type: "hang-up" }, () => {
            void line.ask({ type: "call:leave", sessionId, chatId });
          });
          return true;
        case "move-here":
          show({ ...call, isMoving: true });
          ask({ type: "hand-over", sessionId, to: ownId }, () => takeOver(call, null));
          return true;
        default:
          return false;
      }
    },
    farewell: () => own && { type: "gone", sessionId: own.sessionId },
    close() {
      clearTimeout(patience);
      subscription.unsubscribe();
    },
  };
}

type TakeOver = Extract<Parameters<CallActor["send"]>[0], { type: "take-over" }>;

function steady(before: number | null, now: number | null): number | null {
  if (before === null || now === null) return now;
  return Math.abs(before - now) < CLOCK_SLACK_MS ? before : now;
}
