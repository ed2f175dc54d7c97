/**
 * The messages of one call on this page: sends them in order, again if an answer was lost, and
 * fetches missing ones. A separate chunk, for calls in which somebody writes.
 */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { ChatId, SessionId, UserId } from "../../../server/protocol/ids.ts";
import {
  EMPTY_LOG,
  lastIndex,
  type MessageLog,
  unreadOf,
  type Unsent,
  withMessages,
  withPage,
} from "../../model/call-messages.ts";
import { type MessageBox, MessageRefused, type MessageView } from "../../model/message-box.ts";
import { forgetMessages, keepMessages, keptMessages, keptReadTo } from "./message-memory.ts";
import { createMessageWire, LINE_LOST } from "./message-wire.ts";
import { newId } from "../new-id.ts";
import type { SignalingLine } from "../signaling/signaling-line.ts";

export interface MessageBoxOptions {
  selfId: UserId;
  sessionId: SessionId;
  chatId: ChatId;
  ask: SignalingLine["ask"];
  /** Called with each message of the call, in order and once per tab. */
  onMessage: (message: CallMessage) => void;
  /** How long a message waits for a lost line before the person is told. */
  patienceMs?: number;
}

/** The box with the methods for its owner, who follows the call. */
export interface FollowedBox extends MessageBox {
  /** Somebody has written a message. */
  hear(message: CallMessage): void;
  /** The number of messages that the server has, and whether the line to it is up. */
  update(count: number, isOnline: boolean): void;
  /** The call is over. */
  end(): void;
}

type Settler = { resolve: () => void; reject: (why: MessageRefused) => void };

export function createMessageBox(options: MessageBoxOptions): FollowedBox {
  const { selfId, sessionId, onMessage, patienceMs = 5_000 } = options;
  const wire = createMessageWire({ sessionId, chatId: options.chatId }, options.ask);
  const kept = keptMessages(selfId, sessionId);
  const readTo = keptReadTo(selfId, sessionId);
  let log: MessageLog = { ...EMPTY_LOG, readTo, unsent: kept?.unsent ?? [] };
  let toldTo = kept?.toldTo ?? 0;
  let rest: Pick<MessageView, "draft" | "isOpen" | "openings" | "status" | "latest" | "isOver"> = {
    draft: kept?.draft ?? "",
    isOpen: kept?.isOpen ?? false,
    openings: 0,
    status: "ready",
    latest: null,
    isOver: false,
  };
  const listeners = new Set<() => void>();
  /** The callers of `send` that wait for the server to take their message. */
  const settlers = new Map<string, Settler>();
  /** Messages from this index on are new to the person; those from before this page are not. */
  let newsFrom = kept ? 0 : Infinity;
  let wanted = 0;
  let isOnline = true;
  let isSending = false;
  let isFetching = false;
  let wasUnread = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let view = look();

  function look(): MessageView {
    const unread = unreadOf(log, selfId).length;
    return { ...log, ...rest, unread, isLeft: rest.isOver && (wasUnread || log.unsent.length > 0) };
  }

  function change(part: Partial<typeof rest> & { log?: MessageLog }): void {
    const { log: next = log, ...others } = part;
    for (const { messageId } of log.unsent) {
      if (!next.unsent.some((one) => one.messageId === messageId)) settle(messageId);
    }
    log = next;
    rest = { ...rest, ...others };
    tellNews();
    view = look();
    const { readTo, unsent } = log;
    const { draft, isOpen, isOver } = rest;
    if (!isOver) keepMessages({ selfId, sessionId, readTo, toldTo, draft, isOpen, unsent });
    listeners.forEach((listener) => listener());
  }

  function settle(messageId: string, refusal?: MessageRefused): void {
    const settler = settlers.get(messageId);
    settlers.delete(messageId);
    if (refusal) settler?.reject(refusal);
    else settler?.resolve();
  }

  /** In order, and only up to the first missing message. */
  function tellNews(): void {
    const news = log.messages.filter(({ index }) => index > toldTo && index <= log.completeTo);
    toldTo = Math.max(toldTo, log.completeTo);
    for (const message of news) {
      if (message.index >= newsFrom && message.userId !== selfId) rest.latest = message;
      onMessage(message);
    }
  }

  const withUnsent = (map: (one: Unsent) => Unsent | null): MessageLog => (
    { ...log, unsent: log.unsent.flatMap((one) => map(one) ?? []) }
  );

  /** Sends the first unsent message; the others follow one by one, so that they stay in order. */
  async function sendNext(): Promise<void> {
    const [next] = log.unsent;
    if (isSending || rest.isOver || !next || next.problem) return;
    isSending = true;
    const { messageId, text } = next;
    const answer = await wire.send(messageId, text);
    isSending = false;
    if ("index" in answer) take([answer]);
    else if (answer.code === LINE_LOST) waitForLine();
    else refuse(messageId, answer.code, answer.message);
    await sendNext();
  }

  /** Waits for the line to return; after `patienceMs` the person is told. */
  function waitForLine(): void {
    if (isOnline) return hold(LINE_LOST);
    clearTimeout(patience);
    patience = setTimeout(() => hold(LINE_LOST), patienceMs);
    isSending = true;
  }

  /** Stops sending until the person tries again or the line returns. */
  function hold(problem: string): void {
    clearTimeout(patience);
    isSending = false;
    change({ log: withUnsent((one) => ({ ...one, problem })) });
  }

  /** Rejects a message of the host page; one that the person wrote stays until they decide. */
  function refuse(messageId: string, code: string, message: string): void {
    if (!settlers.has(messageId)) return hold(code);
    settle(messageId, new MessageRefused(code, message));
    change({ log: withUnsent((one) => one.messageId === messageId ? null : one) });
  }

  function add(text: string): string {
    const messageId = newId();
    const again = withUnsent((one) => ({ ...one, problem: "" }));
    change({ log: { ...again, unsent: [...again.unsent, { messageId, text, problem: "" }] } });
    return messageId;
  }

  function take(messages: readonly CallMessage[]): void {
    change({ log: withMessages(log, selfId, messages) });
    void fetchMissing();
  }

  async function fetchMissing(): Promise<void> {
    const goal = () => Math.max(wanted, lastIndex(log));
    if (isFetching || rest.isOver) return;
    isFetching = true;
    if (log.completeTo < goal() && log.messages.length === 0) change({ status: "loading" });
    let status: MessageView["status"] = "ready";
    while (log.completeTo < goal() && status === "ready" && !rest.isOver) {
      const asked = { wanted: goal(), after: log.completeTo };
      const page = await wire.pageAfter(asked.after);
      if (page) change({ log: withPage(log, selfId, { ...page, wanted: asked.wanted }) });
      else status = "failed";
    }
    isFetching = false;
    // From now on every message that arrives is new to the person.
    if (status === "ready") newsFrom = 0;
    if (status !== rest.status) change({ status });
  }

  function tryAgain(): void {
    clearTimeout(patience);
    isSending = false;
    change({ log: withUnsent((one) => ({ ...one, problem: "" })) });
    void sendNext();
    void fetchMissing();
  }

  return {
    get view() {
      return view;
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setOpen: (isOpen) => change({ isOpen, openings: rest.openings + Number(isOpen) }),
    setDraft: (draft) => change({ draft }),
    read(index) {
      if (index > log.readTo) change({ log: { ...log, readTo: index } });
    },
    write(text) {
      add(text);
      void sendNext();
    },
    send(text) {
      const messageId = add(text);
      return new Promise((resolve, reject) => {
        settlers.set(messageId, { resolve, reject });
        void sendNext();
      });
    },
    tryAgain,
    discard(messageId) {
      settle(messageId, new MessageRefused("cancelled", "The person discarded the message"));
      change({ log: withUnsent((one) => one.messageId === messageId ? null : one) });
      tryAgain();
    },
    hear(message) {
      newsFrom = Math.min(newsFrom, message.index);
      take([message]);
    },
    update(count, online) {
      wanted = Math.max(wanted, count);
      const isBack = online && !isOnline;
      isOnline = online;
      if (isBack) tryAgain();
      else if (rest.status !== "failed") {
        void sendNext();
        void fetchMissing();
      }
    },
    end() {
      clearTimeout(patience);
      wasUnread = view.unread > 0;
      const problem = "call-over";
      // Messages of the host page are not kept: the page still has their text.
      const left = log.unsent.filter(({ messageId }) => !settlers.has(messageId));
      for (const messageId of settlers.keys()) {
        settle(messageId, new MessageRefused(problem, "The call is over"));
      }
      const text = rest.draft.trim();
      if (text) left.push({ messageId: newId(), text, problem });
      const unsent = left.map((one) => ({ ...one, problem }));
      change({ log: { ...log, unsent }, draft: "", isOver: true, isOpen: false });
      forgetMessages();
    },
  };
}
