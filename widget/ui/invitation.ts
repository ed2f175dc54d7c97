/**
 * Whom one may ask into the running call, and the dialog to choose them in, which is loaded when it is
 * wanted. What was chosen rises as a request like any other.
 */
import type { LitElement } from "lit";
import type { CallHandle } from "../model/call-handle.ts";
import type { LineView } from "../model/line-view.ts";
import { inviteesOf } from "./invite/invitee.ts";
import type { InvitePanel } from "./invite/invite-panel.ts";
import type { Strings } from "./strings.ts";

/** The window, as far as this needs to know it. */
interface InvitationHost extends LitElement {
  readonly handle: CallHandle | null;
  readonly line: LineView | null;
  readonly strings: Strings;
}

/** What a call holds where the server has not said it. */
const LIMIT = 6;

export class Invitation {
  readonly #host: InvitationHost;
  #panel: InvitePanel | null = null;

  constructor(host: InvitationHost) {
    this.#host = host;
  }

  /** Whether there is anybody to ask; an open dialog follows what changes. */
  update(): boolean {
    const { people, places } = this.#asked();
    if (this.#panel?.isConnected) {
      Object.assign(this.#panel, { people, places });
      if (!this.#isRunning) this.#panel.close();
    }
    return this.#isRunning && people.length > 0 && places > 0;
  }

  /** Shows the dialog, once it is loaded. */
  async open(): Promise<void> {
    const part = await import("./invite/invite-panel.ts").catch((cause) =>
      console.warn(new Error("Cannot load the dialog for adding people", { cause }))
    );
    if (!part || this.#panel?.isConnected || !this.update()) return;
    part.defineInvite();
    const { strings, renderRoot } = this.#host;
    const panel = document.createElement("chat-call-invite");
    panel.setAttribute("exportparts", "dialog, invite");
    this.#panel = Object.assign(panel, { strings, ...this.#asked() });
    renderRoot.append(panel);
    await panel.open();
  }

  get #isRunning(): boolean {
    const snapshot = this.#host.handle?.actor.getSnapshot();
    return snapshot?.matches("live") === true && snapshot.context.call!.answeredAtMs !== null;
  }

  #asked() {
    const { handle, line } = this.#host;
    const { call = null, config = null } = handle?.actor.getSnapshot().context ?? {};
    const chat = line?.chat ?? null;
    const limit = config?.maxParticipants ?? LIMIT;
    const present = (call?.participants ?? []).filter(({ userStatus }) =>
      userStatus === "joined" || userStatus === "ringing"
    ).map(({ userId }) => userId);
    const people = chat && chat.id === call?.chatId ? inviteesOf(line!, present) : [];
    return { people, limit, places: limit - present.length };
  }
}
