/**
 * Whom one may ask into the running call, and the dialog to choose them in, which is loaded when it is
 * wanted. What was chosen rises as a request like any other.
 */
import type { LitElement } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import type { LineView } from "../../model/line-view.ts";
import type { CallControl } from "./call-control.ts";
import { inviteesOf } from "../invite/invitee.ts";
import type { InvitePanel } from "../invite/invite-panel.ts";
import type { Strings } from "../words/strings.ts";

/** The window, as far as this needs to know it. */
interface InvitationHost extends LitElement {
  readonly handle: CallHandle | null;
  readonly line: LineView | null;
  readonly strings: Strings;
}

/** What a call holds where the server has not said it. */
const LIMIT = 6;

const ADD = " add-people" satisfies ` ${CallControl}`;
/** The others are all there: the control stays, or Hang up would move as they come and go. */
const NOBODY = " nobody-to-add" satisfies ` ${CallControl}`;

export class Invitation {
  readonly #host: InvitationHost;
  #panel: InvitePanel | null = null;

  constructor(host: InvitationHost) {
    this.#host = host;
  }

  /** What there is of the control for it, to be put after others; an open dialog follows what changes. */
  update(): string {
    const { others, people, places } = this.#asked();
    if (this.#panel?.isConnected) {
      Object.assign(this.#panel, { people, places });
      if (!this.#isRunning) this.#panel.close();
    }
    if (!this.#isRunning || others < 2) return "";
    return people.length > 0 && places > 0 ? ADD : ADD + NOBODY;
  }

  /** Shows the dialog, once it is loaded: `event` has asked for it. */
  readonly open = async (event: Event): Promise<void> => {
    event.stopPropagation();
    const part = await import("../invite/invite-panel.ts").catch((cause) =>
      console.warn(new Error("Cannot load the dialog for adding people", { cause }))
    );
    if (!part || this.#panel?.isConnected || this.update() !== ADD) return;
    part.defineInvite();
    const { strings, renderRoot } = this.#host;
    const panel = document.createElement("chat-call-invite");
    this.#panel = Object.assign(panel, { strings, ...this.#asked() });
    renderRoot.append(panel);
    await panel.open();
  };

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
    const all = chat && chat.id === call?.chatId ? inviteesOf(line!, [line!.selfId]) : [];
    const people = all.filter(({ id }) => !present.includes(id));
    return { others: all.length, people, limit, places: limit - present.length };
  }
}
