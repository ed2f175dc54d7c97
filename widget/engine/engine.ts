/**
 * One person's line to one server, shared by all the page's elements for that person, and the call
 * on it once the call part is loaded. Elements come and go; the engine outlives them.
 */
import {
  createSignalingLine,
  type LineNews,
  type SignalingLine,
  UNREACHABLE,
} from "../effects/signaling/signaling-line.ts";
import { LoggedOut, type TokenSource } from "../effects/signaling/token-source.ts";
import type { CallHandle } from "../model/call-handle.ts";
import { nobodysLine } from "../model/line-view.ts";
import type { CallOptions, Engine, EngineCall, EngineOptions, EngineView } from "./engine-roles.ts";
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

/** How long to wait before loading the call part again. */
const RETRY_MS = 3_000;

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
  /** The call part did not load, so no call can begin. */
  let isCutOff = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  /** Resolves when the person is logged out; null while they are logged in. */
  let loggedOut: Promise<void> | null = null;

  /** Only the first line resumes what the last page left; one opened after a refusal does not. */
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

  /** The token comes from the element that has been attached longest. */
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

  /** A refused line may be opened again, so the call always uses the current one. */
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
        // Only now is it certain who the person is.
        if (!loggedOut) void careForPush(server, state.selfId, tokens);
        // A call rings or runs for this person, so do not wait until the page is idle.
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
    // A welcome covers the chat of its own token; the others are attached with their own tokens.
    if (news.type === "welcome") views.forEach((view) => chats.welcome(view, news.welcome.chats));
    if (loggedOut && call) shut("unauthorized");
    changed();
  }

  function shut(status: LineState["status"]): void {
    state = withStatus(state, status);
    line?.close();
    line = null;
  }

  /** Ends the call if there is one, even one that is only known from the last page's ticket. */
  async function endCall(): Promise<void> {
    if (call || ticket) await load().catch(() => {});
    const over = call?.logOut();
    if (!call || state.status === "ready") shut("unauthorized");
    changed();
    await over;
  }

  /** Runs once, however often the page reports the logout. */
  const logOut = (): Promise<void> => loggedOut ??= endCall();

  function changed(): void {
    for (const view of views) view.changed();
  }

  function load(): Promise<CallHandle> {
    return loading ??= loadCallPart().then((part) => {
      if (isClosed) throw new Error("closed");
      isCutOff = false;
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
      loading = null;
      isCutOff = true;
      changed();
      clearTimeout(retry);
      retry = setTimeout(loadInBackground, RETRY_MS);
      throw error;
    });
  }

  function loadInBackground(): void {
    if (isClosed) return;
    load().catch((cause) => {
      if (!isClosed) console.warn(new Error("Cannot load the call part", { cause }));
    });
  }

  /** Opens the line, or attaches another chat to it. */
  function speakFor(view: EngineView): void {
    if (!line) {
      loggedOut = null;
      state = withStatus(state, "connecting");
      line = openLine({ url, tokens, onNews: hear, ...(lastPage && { ticket: lastPage }) });
      // The others in the call are waiting for this person, so do not wait until the page is idle.
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
    lineOf(view) {
      if (loggedOut) return nobodysLine("unauthorized");
      const isBarred = isCutOff && state.status === "ready";
      return viewOf(isBarred ? withStatus(state, "offline") : state, view.chatId);
    },
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
