/** The interfaces around an engine: its elements, its call, and the part that creates the call. */
import type { ChatId, UserId } from "../../server/protocol/ids.ts";
import type { ResumeTicket } from "../effects/signaling/resume-ticket.ts";
import type { LineNews, LineOptions, SignalingLine } from "../effects/signaling/signaling-line.ts";
import type { TokenSource } from "../effects/signaling/token-source.ts";
import type { CallNews } from "../model/call-event.ts";
import type { CallHandle } from "../model/call-handle.ts";
import type { Returning } from "../model/call-setup.ts";
import type { LineView } from "../model/line-view.ts";
import type { ElsewhereCall } from "../model/tab-call.ts";

/** An element, as the engine sees it. */
export interface EngineView {
  /** The chat that its token names. */
  readonly chatId: ChatId | null;
  readonly tokens: TokenSource;
  /** The ringtone that the page asks for: an address, `none`, or null. */
  ringtone(): string | null;
  /** The server has welcomed this page, and the element's chat is on the line. */
  ready(): void;
  /** Something that the element shows has changed. */
  changed(): void;
  /** Something happened in the call; only one element is told. */
  tell(news: CallNews): void;
}

/** A request for the call in another tab. */
export type TabRequest = { type: string };

/** The other tabs with a call of this person. */
export interface CallTabs {
  readonly elsewhere: ElsewhereCall | null;
  /** Sends the request to the tab with the call; false if it is not one for another tab. */
  send(request: TabRequest): boolean;
}

/** The call, once its part is loaded. */
export interface EngineCall {
  readonly handle: CallHandle;
  readonly tabs: CallTabs;
  /** The call for this tab's next page to resume; null if there is none. */
  readonly returning: Returning | null;
  hear(news: LineNews): void;
  /** Resolves when the call, if there was one, is over. */
  logOut(): Promise<void>;
  stop(): void;
}

export interface CallOptions {
  selfId: UserId;
  /** The server's base address. */
  server: string;
  /** The call that this tab's last page was in; null if there was none. */
  returning: Returning | null;
  line: Pick<SignalingLine, "tell" | "ask">;
  ringtone: () => string | null;
  onNews: (news: CallNews) => void;
  onChange: () => void;
}

/** The part of the widget that is loaded when a call is near. */
export interface CallPart {
  createCall(options: CallOptions): EngineCall;
}

export interface Engine {
  attach(view: EngineView): void;
  detach(view: EngineView): void;
  /** The element has a new token for the same person. */
  renewToken(view: EngineView): void;
  readonly isDeserted: boolean;
  /** The line as this element's buttons see it; nobody's if the person was logged out. */
  lineOf(view: EngineView): LineView;
  /** Whether this is the element that shows the call and fires its events. */
  isStage(view: EngineView): boolean;
  readonly handle: CallHandle | null;
  /** Null before the call part is loaded. */
  readonly tabs: CallTabs | null;
  /** Loads the call part, unless it is loaded. */
  load(): Promise<CallHandle>;
  /** The host says that the person is logged out: ends the call, stops ringing. Never rejects. */
  logOut(): Promise<void>;
  /** The person has looked at the missed calls. */
  markSeen(): void;
  /** `isGone`: its elements were removed from the page; a later element may resume the call. */
  close(isGone?: boolean): void;
}

/** What an engine is created with. */
export interface EngineOptions {
  userId: UserId;
  /** The server's base address, and that of its socket. */
  server: string;
  url: string;
  /** What this tab's last page left; null if it was in no call. */
  ticket?: ResumeTicket | null;
  loadCallPart: () => Promise<CallPart>;
  openLine?: (options: LineOptions) => SignalingLine;
}
