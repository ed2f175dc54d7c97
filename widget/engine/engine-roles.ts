/** Who has to do with an engine: the elements that look at it, the call on it, the part that makes one. */
import type { ChatId, UserId } from "../../server/protocol/ids.ts";
import type { LineNews, SignalingLine } from "../effects/signaling/signaling-line.ts";
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
  /** The page's wish for the ringtone: an address, `none`, or null. */
  ringtone(): string | null;
  /** The server has welcomed us. */
  ready(): void;
  /** Something that the element shows has changed. */
  changed(): void;
  /** Something happened in the call; told to one element only. */
  tell(news: CallNews): void;
}

/** What a person may ask of a call in another tab. */
export type TabRequest = { type: string };

/** The other tabs, as far as this page has to do with them. */
export interface CallTabs {
  readonly elsewhere: ElsewhereCall | null;
  /** Has it done over there; false where it is nothing for another tab. */
  send(request: TabRequest): boolean;
}

/** The call, once its part is loaded. */
export interface EngineCall {
  readonly handle: CallHandle;
  readonly tabs: CallTabs;
  /** The call that the next page of this tab is to take up; null where there is none. */
  readonly returning: Returning | null;
  hear(news: LineNews): void;
  /** Settles when nothing is left of a call; there may have been none. */
  logOut(): Promise<void>;
  stop(): void;
}

export interface CallOptions {
  selfId: UserId;
  /** The server's base address. */
  server: string;
  /** The call that the last page of this tab was in; null where there was none. */
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
  /** The element's token is another one, for the same person. */
  renewToken(view: EngineView): void;
  readonly isDeserted: boolean;
  /** The line as this element's buttons see it; nobody's where the person was logged out. */
  lineOf(view: EngineView): LineView;
  /** Whether this element is the one that draws the call and tells of it. */
  isStage(view: EngineView): boolean;
  readonly handle: CallHandle | null;
  /** Null before the call part is loaded. */
  readonly tabs: CallTabs | null;
  /** The call part, loaded if it is not. */
  load(): Promise<CallHandle>;
  /** The host says that the person is logged out: what they are in is over, and nothing rings here. Never rejects. */
  logOut(): Promise<void>;
  /** The person has looked at the missed calls. */
  markSeen(): void;
  /** `isGone`: its elements were taken out of the page, and whatever comes next may take up the call. */
  close(isGone?: boolean): void;
}
