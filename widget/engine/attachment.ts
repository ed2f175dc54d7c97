/**
 * One element's attachment to its engine: gets the token, learns from it for whom and for which chat, and
 * stays with the engine through every change of the page's wishes. A running call is never left.
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

/** What the page asks for, as it stands now. */
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
  /** How long a page's script may take to say where the token comes from. */
  originMaxMs?: number;
  /** How long to wait before each further try for a token; the last one repeats. */
  retryDelaysMs?: readonly number[];
}

export interface Attachment {
  readonly engine: Engine | null;
  readonly line: LineView;
  readonly isStage: boolean;
  /** The person's tokens, for whatever else asks the server something. */
  readonly tokens: TokenSource;
  /** The element is in the page, or its wishes have changed. */
  update(): void;
  /** The call is over: what had to wait for that may happen. */
  callOver(): void;
  /** The host says that nobody is logged in any more; no token that is still on its way says otherwise. */
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
  /** While there is no engine to say it. */
  let status: LineView["status"] = "connecting";
  let run = 0;
  let failures = 0;
  let mustMove = false;
  /** Whether the page's own token has said for whom it is; before that, the last page has. */
  let isConfirmed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** An engine speaks for one person, also where the page's token has become another's meanwhile. */
  const ownTokens: TokenSource = {
    async get(isStale) {
      const token = await tokens.get(isStale);
      const userId = readClaims(token)?.userId;
      if (!attachedTo || userId === attachedTo.userId) return token;
      // Before it is confirmed, the page's word is on its way already.
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

  /** A server that no page may speak with, by its address or over plain HTTP from a safe page, is none. */
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
      // Whoever was here before may have left a token behind.
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
    // The tab is another person's by now: nobody must go on in the last one's call.
    if (!isConfirmed && attachedTo?.userId !== claims.userId) detach();
    isConfirmed = true;
    attach(server, claims.userId, claims.chatId);
  }

  /** What is still on its way is nothing any more. */
  function stopFinding(): number {
    clearTimeout(retry);
    return ++run;
  }

  /** Nothing would tell the page's author otherwise: without a token nothing is even tried. */
  function giveUp(): void {
    console.warn(NO_ORIGIN);
    failed("closed");
  }

  /** From here on this element speaks for nobody. */
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

  /** An engine that is there goes on with the token it has. */
  function failed(why: LineView["status"]): void {
    if (why === "offline") {
      const delayMs = retryDelaysMs[Math.min(failures++, retryDelaysMs.length - 1)];
      retry = setTimeout(update, delayMs);
    }
    if (engine) return;
    // A part of the page was replaced, and its token is yet to come.
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
