/**
 * One person's line to one server, shared by every element of the page that speaks for them, and the
 * call on it once its part is loaded. Elements are views that come and go; none of them is the engine.
 */
import type { UserId } from "../../server/protocol/ids.ts";
import {
  createSignalingLine,
  type LineNews,
  type SignalingLine,
  UNREACHABLE,
} from "../effects/signaling/signaling-line.ts";
import type { ResumeTicket } from "../effects/signaling/resume-ticket.ts";
import { LoggedOut, type TokenSource } from "../effects/signaling/token-source.ts";
import type { CallHandle } from "../model/call-handle.ts";
import { nobodysLine } from "../model/line-view.ts";
import type { CallOptions, CallPart, Engine, EngineCall, EngineView } from "./engine-roles.ts";
import { createChatAttacher } from "./chat-attacher.ts";
import { whenIdle } from "./idle.ts";
import { createLineLog } from "./line-log.ts";
import { followPageChange } from "./page-change.ts";
import { careForPush } from "./push-care-loader.ts";
import {
  type LineState,
  newLine,
  viewOf,
  withChat,
  withMessage,
  withMissed,
  withStatus,
  withWelcome,
} from "./line-state.ts";

export interface EngineOptions {
  userId: UserId;
  /** The server's base address, and that of its socket. */
  server: string;
  url: string;
  /** What the last page of this tab left; null where it was in no call. */
  ticket?: ResumeTicket | null;
  loadCallPart: () => Promise<CallPart>;
  openLine?: typeof createSignalingLine;
}

export function createEngine(
  { userId, server, url, ticket = null, loadCallPart, openLine = createSignalingLine }:
    EngineOptions,
): Engine {
  const views = new Set<EngineView>();
  const log = createLineLog();
  let state: LineState = newLine(userId);
  let line: SignalingLine | null = null;
  let call: EngineCall | null = null;
  let loading: Promise<CallHandle> | null = null;
  let isClosed = false;
  /** Settles when the person is out; null while they are in. */
  let loggedOut: Promise<void> | null = null;

  /** The first line takes up where the last page was; a line after a refusal begins anew. */
  let lastPage = ticket;

  const unfollowPage = followPageChange({
    server,
    ticket() {
      const seat = line?.ticket;
      const left = call ? call.returning : ticket;
      if (!seat || !left) return null;
      return { ...left, userId, chatId: stageView()?.chatId ?? null, ...seat };
    },
  });

  /** The page's word for the token comes from whichever element has been here longest. */
  const tokens: TokenSource = {
    get: (isStale) =>
      firstView().tokens.get(isStale).catch((error) => {
        if (error instanceof LoggedOut) logOut();
        throw error;
      }),
    get isRenewable() {
      return views.size > 0 && firstView().tokens.isRenewable;
    },
  };

  /** A line that was refused may be opened anew; the call keeps hold of whichever there is. */
  const currentLine: CallOptions["line"] = {
    tell: (message) => line?.tell(message) ?? false,
    ask: (message) => line?.ask(message) ?? Promise.resolve(UNREACHABLE),
  };

  const chats = createChatAttacher({
    ask: currentLine.ask,
    attached(chat, members) {
      state = withChat(state, chat, members);
      changed();
    },
    ready(view) {
      if (state.status === "ready" && views.has(view)) view.ready();
    },
  });

  function firstView(): EngineView {
    const [first] = views;
    if (!first) throw new Error("Cannot get a token: no element");
    return first;
  }

  function stageView(): EngineView | undefined {
    const chatId = call?.handle.actor.getSnapshot().context.call?.chatId ??
      call?.tabs.elsewhere?.chatId;
    const all = [...views];
    return all.find((view) => chatId && view.chatId === chatId) ?? all[0];
  }

  function hear(news: LineNews): void {
    switch (news.type) {
      case "welcome":
        state = withWelcome(state, news.welcome, Date.now());
        // Only now it is certain who is here.
        if (!loggedOut) void careForPush(server, state.selfId, tokens);
        // Something rings or runs for this person: there is no time to wait for an idle page.
        if (news.welcome.calls.length > 0) loadInBackground();
        else whenIdle(loadInBackground);
        break;
      case "message":
        state = withMessage(state, news.message);
        if (/:(incoming|due)$/.test(news.message.type)) loadInBackground();
        break;
      case "lost":
        state = withStatus(state, "offline");
        break;
      case "refused":
        shut(news.why);
        break;
    }
    if (call) call.hear(news);
    else log.note(news);
    // A welcome names the chat of its own token; the others are attached by theirs.
    if (news.type === "welcome") views.forEach((view) => chats.welcome(view, news.welcome.chats));
    if (loggedOut && call) shut("unauthorized");
    changed();
  }

  function shut(status: LineState["status"]): void {
    state = withStatus(state, status);
    line?.close();
    line = null;
  }

  /** The call is ended where there is one, even if this page has only heard of it from the last. */
  async function endCall(): Promise<void> {
    if (call || ticket) await load().catch(() => {});
    const over = call?.logOut();
    if (!call || state.status === "ready") shut("unauthorized");
    changed();
    await over;
  }

  /** Once, however often the page's token says so. */
  const logOut = (): Promise<void> => loggedOut ??= endCall();

  function changed(): void {
    for (const view of views) view.changed();
  }

  function load(): Promise<CallHandle> {
    return loading ??= loadCallPart().then((part) => {
      if (isClosed) throw new Error("Cannot load the call part: closed");
      call = part.createCall({
        selfId: state.selfId,
        server,
        returning: ticket,
        line: currentLine,
        ringtone: () => stageView()?.ringtone() ?? null,
        onNews: (news) => stageView()?.tell(news),
        onChange: changed,
      });
      for (const news of log.take()) call.hear(news);
      changed();
      return call.handle;
    }).catch((error) => {
      // The next press, or the next ring, tries again.
      loading = null;
      throw error;
    });
  }

  function loadInBackground(): void {
    if (isClosed) return;
    load().catch((cause) => {
      if (!isClosed) console.warn(new Error("Cannot load the call part", { cause }));
    });
  }

  /** Opens the line, or puts a further chat on it. */
  function speakFor(view: EngineView): void {
    if (!line) {
      loggedOut = null;
      state = withStatus(state, "connecting");
      line = openLine({ url, tokens, onNews: hear, ...(lastPage && { ticket: lastPage }) });
      // The others wait for this person: nothing of the call's part may wait for an idle page.
      if (lastPage) loadInBackground();
      lastPage = null;
    } else if (state.status === "ready") void chats.attach(view, state.chats.values());
  }

  return {
    attach(view) {
      views.add(view);
      speakFor(view);
      if (state.status === "ready") void chats.welcome(view, state.chats.values());
      changed();
    },
    detach(view) {
      views.delete(view);
      changed();
    },
    renewToken(view) {
      if (view === firstView()) line?.renew();
      speakFor(view);
    },
    get isDeserted() {
      return views.size === 0;
    },
    lineOf: (view) => loggedOut ? nobodysLine("unauthorized") : viewOf(state, view.chatId),
    isStage: (view) => stageView() === view,
    get handle() {
      return call?.handle ?? null;
    },
    get tabs() {
      return loggedOut ? null : call?.tabs ?? null;
    },
    load,
    logOut,
    markSeen() {
      line?.tell({ type: "calls:seen" });
      state = withMissed(state, 0);
      changed();
    },
    close(isGone) {
      isClosed = true;
      unfollowPage(isGone);
      call?.stop();
      call = null;
      shut("closed");
    },
  };
}
