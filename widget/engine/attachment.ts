/**
 * One element's attachment to its engine: gets the token, reads the person and the chat from it,
 * and moves to another engine when the page's settings change, but never during a call.
 */
import type { ChatId, UserId } from "../../server/protocol/ids.ts";
import {
  createTokenSource,
  LoggedOut,
  NO_ORIGIN,
  readClaims,
  type TokenOrigin,
  type TokenSource,
} from "../effects/signaling/token-source.ts";
import { type ResumeTicket, takeTicket } from "../effects/signaling/resume-ticket.ts";
import { type LineView, nobodysLine } from "../model/line-view.ts";
import { careForPush } from "./push-care-loader.ts";
import type { Engine, EngineView } from "./engine-roles.ts";
import type { EngineRegistry, RegistryEntry } from "./engine-registry.ts";

/** The page's current settings. */
export interface AttachmentWish {
  /** The server's base address. */
  server: string;
  origin: TokenOrigin;
}

export interface AttachmentOptions {
  registry: EngineRegistry;
  wish: () => AttachmentWish;
  view: Omit<EngineView, "chatId" | "tokens">;
  createEngine: (server: string, userId: UserId, ticket: ResumeTicket | null) => Engine;
  /** How long a page's script may take to set the origin of the token. */
  originMaxMs?: number;
  /** The waits before each retry for a token; the last one repeats. */
  retryDelaysMs?: readonly number[];
}

export interface Attachment {
  readonly engine: Engine | null;
  readonly line: LineView;
  readonly isStage: boolean;
  /** The person's tokens, for other requests to the server. */
  readonly tokens: TokenSource;
  /** The element is in the page, or its settings have changed. */
  update(): void;
  /** The call is over: a change that had to wait for it can happen now. */
  callOver(): void;
  /** The host says that nobody is logged in any more; a token still being fetched is ignored. */
  logOut(): Promise<void>;
  leave(): void;
}

const ORIGIN_MAX_MS = 5_000;
const RETRY_DELAYS_MS = [1_000, 3_000, 10_000, 30_000];

export function createAttachment(options: AttachmentOptions): Attachment {
  const {
    registry,
    wish,
    createEngine,
    originMaxMs = ORIGIN_MAX_MS,
    retryDelaysMs = RETRY_DELAYS_MS,
  } = options;
  const tokens: TokenSource = createTokenSource({ origin: () => wish().origin });
  let entry: RegistryEntry | null = null;
  let engine: Engine | null = null;
  let attachedTo: { server: string; userId: UserId } | null = null;
  let chatId: ChatId | null = null;
  /** The line's status while there is no engine. */
  let status: LineView["status"] = "connecting";
  let run = 0;
  let failures = 0;
  let mustMove = false;
  /** Whether the page's own token has named the person; before that, the last page's ticket has. */
  let isConfirmed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** An engine represents one person, even if the page's token has become another person's. */
  const ownTokens: TokenSource = {
    async get(isStale) {
      const token = await tokens.get(isStale);
      const userId = readClaims(token)?.userId;
      if (!attachedTo || userId === attachedTo.userId) return token;
      // Before it is confirmed, the page's token is being fetched already.
      if (isConfirmed) update();
      throw new Error(`Cannot speak as ${attachedTo.userId}: current value is ${userId}`);
    },
    get isRenewable() {
      return tokens.isRenewable;
    },
  };

  const view: EngineView = {
    ...options.view,
    tokens: ownTokens,
    get chatId() {
      return chatId;
    },
  };

  /** Closes the line if the server cannot be used, such as plain HTTP from a secure page. */
  function update(): void {
    find().catch((cause) => {
      console.error(new Error("Cannot speak with the call server", { cause }));
      failed("closed");
    });
  }

  async function find(): Promise<void> {
    const current = stopFinding();
    const { server, origin } = wish();
    if (!origin.getToken && !origin.token && !origin.tokenUrl) {
      if (!engine) retry = setTimeout(giveUp, originMaxMs);
      return;
    }
    entry ??= registry.enter(server, view);
    const ticket = engine ? null : takeTicket(server);
    if (ticket) attach(server, ticket.userId, ticket.chatId, ticket);
    let token: string;
    try {
      // A cached token may be the previous person's.
      token = await tokens.get(true);
    } catch (cause) {
      if (current !== run) return;
      console.warn(new Error("Cannot get the token of this page", { cause }));
      if (!(cause instanceof LoggedOut)) return failed("offline");
      engine?.logOut();
      return failed("unauthorized");
    }
    if (current !== run) return;
    const claims = readClaims(token);
    if (!claims) {
      console.warn("Cannot use the token: no JWT with sub and exp");
      return failed("unauthorized");
    }
    failures = 0;
    // Another person uses the tab now, and must not continue in the last one's call.
    if (!isConfirmed && attachedTo?.userId !== claims.userId) detach();
    isConfirmed = true;
    attach(server, claims.userId, claims.chatId);
  }

  /** Makes any search still running obsolete. */
  function stopFinding(): number {
    clearTimeout(retry);
    return ++run;
  }

  /** Warns the page's author: without a token nothing is tried, so no other error would show. */
  function giveUp(): void {
    console.warn(NO_ORIGIN);
    failed("closed");
  }

  /** From here on this element represents nobody. */
  function detach(isGone?: boolean): void {
    entry?.leave(isGone);
    entry = engine = attachedTo = null;
  }

  function attach(
    server: string,
    userId: UserId,
    chat: ChatId | null,
    ticket: ResumeTicket | null = null,
  ): void {
    if (engine && attachedTo?.server === server && attachedTo.userId === userId) {
      chatId = chat;
      engine.renewToken(view);
      view.changed();
      return;
    }
    mustMove = isInCall();
    if (mustMove) return;
    chatId = chat;
    const next = (engine ? null : entry) ?? registry.enter(server, view);
    if (next !== entry) entry?.leave();
    entry = next;
    attachedTo = { server, userId };
    engine = entry.attach(userId, () => createEngine(server, userId, ticket));
    view.changed();
  }

  /** An existing engine goes on with the token it has. */
  function failed(why: LineView["status"]): void {
    if (why === "offline") {
      const delayMs = retryDelaysMs[Math.min(failures++, retryDelaysMs.length - 1)];
      retry = setTimeout(update, delayMs);
    }
    if (engine) return;
    // If only the token is late, as after a page swap, the call can be resumed.
    detach(why === "offline");
    status = why;
    view.changed();
  }

  function isInCall(): boolean {
    return engine?.handle?.actor.getSnapshot().matches("live") ?? false;
  }

  return {
    tokens: ownTokens,
    get engine() {
      return engine;
    },
    get line() {
      return engine?.lineOf(view) ?? nobodysLine(status);
    },
    get isStage() {
      return engine?.isStage(view) ?? false;
    },
    update,
    callOver() {
      if (mustMove) update();
    },
    async logOut() {
      stopFinding();
      failed("unauthorized");
      await Promise.all([engine?.logOut(), careForPush(wish().server, null)]);
    },
    leave() {
      stopFinding();
      detach(true);
      isConfirmed = false;
      status = "connecting";
    },
  };
}
