/**
 * The people who can be added to the running call, and the dialog to choose them in, which is
 * loaded on demand. The choice is sent as a request event like any other.
 */
import type { LitElement } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import type { LineView } from "../../model/line-view.ts";
import type { CallControl } from "./call-control.ts";
import { inviteesOf } from "../invite/invitee.ts";
import type { InvitePanel } from "../invite/invite-panel.ts";
import type { Strings } from "../words/strings.ts";

/** What this class needs of the window. */
interface InvitationHost extends LitElement {
  readonly handle: CallHandle | null;
  readonly line: LineView | null;
  readonly strings: Strings;
}

/** The most people in a call where the server has not said. */
const LIMIT = 6;

const ADD = " add-people" satisfies ` ${CallControl}`;
/** Nobody is left to add: the control stays, or Hang up would move as people come and go. */
const NOBODY = " nobody-to-add" satisfies ` ${CallControl}`;

export class Invitation {
  readonly #host: InvitationHost;
  #panel: InvitePanel | null = null;

  constructor(host: InvitationHost) {
    this.#host = host;
  }

  /** Returns the control to append to the others, if any. Also updates an open dialog. */
  update(): string {
    const { others, people, places } = this.#asked();
    if (this.#panel?.isConnected) {
      Object.assign(this.#panel, { people, places });
      if (!this.#isRunning) this.#panel.close();
    }
    if (!this.#isRunning || others < 2) return "";
    return people.length > 0 && places > 0 ? ADD : ADD + NOBODY;
  }

  /** Loads and shows the dialog that `event` asked for. */
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
