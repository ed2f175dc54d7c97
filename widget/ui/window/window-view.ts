/** Which panel the window shows and how long, from the call's state and what it remembers. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { RunningCall } from "../../../server/protocol/chat.ts";
import {
  type CallMachineSnapshot,
  type CallState,
  selectCall,
  selectIsGroup,
  selectLocalStream,
  selectScreenOn,
  selectState,
} from "../../model/call-selectors.ts";
import { type EndedView, selectEnded } from "../ended/ended-view.ts";
import { type Face, hasPictures, selectFaces } from "../kit/face.ts";

export type PanelName = "incoming" | "outgoing" | "stage" | "ended" | "elsewhere";

const PANEL_OF: Record<CallState, PanelName | null> = {
  idle: null,
  incoming: "incoming",
  dialing: "outgoing",
  ringing: "outgoing",
  connecting: "stage",
  active: "stage",
  reconnecting: "stage",
  ended: "ended",
};

/** The state that the window itself draws from. */
export interface WindowView {
  state: CallState;
  sessionId: string;
  callType: CallType;
  hasPictures: boolean;
  /** A device of this page is open. */
  hasOwnMedia: boolean;
  /** This person's screen is shared. */
  sharing: boolean;
  isGroup: boolean;
  faces: Face[];
  isOffline: boolean;
  /** Of all tabs of the browser, this one rings. */
  alerts: boolean;
  ended: EndedView | null;
}

export function selectWindow(snapshot: CallMachineSnapshot): WindowView {
  const faces = selectFaces(snapshot);
  return {
    state: selectState(snapshot),
    sessionId: selectCall(snapshot)?.sessionId ?? "",
    callType: selectCall(snapshot)?.callType ?? "voice",
    isGroup: selectIsGroup(snapshot),
    hasPictures: hasPictures(snapshot, faces),
    hasOwnMedia: selectLocalStream(snapshot) !== null,
    sharing: selectScreenOn(snapshot),
    faces,
    isOffline: snapshot.context.isOffline,
    alerts: snapshot.context.ring !== null,
    ended: selectEnded(snapshot),
  };
}

/** Chooses the panel for the calls of one window. */
export class PanelChoice {
  /** The panel to show now; null for none. */
  panel: PanelName | null = null;
  #closing: EndedView | null = null;
  #answered = false;
  /** The session of the call that others have in the chat now, and the sessions of earlier ones. */
  #running: string | undefined;
  readonly #over = new Set<string>();

  /** The outcome to show in the `ended` panel, without the offer to join a call now over. */
  get closing(): EndedView | null {
    const closing = this.#closing;
    return closing?.join && this.#over.has(closing.join.sessionId)
      ? { ...closing, join: null }
      : closing;
  }

  /**
   * `quiet`: the page draws the incoming call itself. `holds`: the outcome still has messages to
   * read. `running`: the call that others have in the chat.
   */
  follow(
    view: WindowView | undefined,
    quiet: boolean,
    holds: unknown,
    running: RunningCall | null | undefined,
  ): void {
    if (this.#running) this.#over.add(this.#running);
    this.#running = running?.sessionId;
    if (this.#running) this.#over.delete(this.#running);
    const panel = view ? PANEL_OF[view.state] : null;
    if (panel === "stage") this.#answered = true;
    if (panel === "incoming" || panel === "outgoing") this.#answered = false;
    if (panel !== null) this.#closing = view?.ended ?? null;
    // A failure stays until dismissed: acting on it takes longer than the machine stays in `ended`.
    else if (!this.#closing?.failure && !holds) this.#closing = null;

    const unseen = quiet && !this.#answered &&
      (panel === "incoming" || this.#closing?.direction === "incoming");
    this.panel = unseen ? null : panel ?? (this.#closing ? "ended" : null);
    if (this.panel === "ended" && !this.#closing) this.panel = null;
  }

  /** The person has dismissed the outcome. */
  dismiss(): void {
    this.#closing = null;
  }
}
