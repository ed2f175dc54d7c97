/**
 * Scheduled calls that are due: tells the host page, and shows cards to start them while there is
 * no other call. Loaded with the server's first news of a scheduled call.
 */
import type { ScheduledCall } from "../../server/protocol/schedule.ts";
import { followMarks, isMarked, markDue } from "../effects/due-memory.ts";
import { soundForDue } from "../effects/sound/due-sound.ts";
import { followElement } from "./follow-element.ts";
import type { Command, ScheduleEvent } from "../model/call-event.ts";
import { followPlace, hasNoCall, isPlaceFree } from "../ui/window/call-place.ts";
import type { CallWindow } from "../ui/window/call-window.ts";
import { scheduleWordsOf } from "../ui/locales/schedule-catalog.ts";
import { DueAlert, type DueSight } from "../ui/schedule/due-alert.ts";
import { defineDueCards, type DueCards } from "../ui/schedule/due-cards.ts";
import { nameRing } from "../ui/schedule/due-title.ts";
import { scheduleStringsOf } from "../ui/schedule/schedule-strings.ts";
import { DUE_FOR_MS, othersOf, startOf, withChange } from "../ui/schedule/schedule-view.ts";
import type { Strings } from "../ui/words/strings.ts";

/** What the cards need from their element. */
type DueHost = HTMLElement & {
  readonly ringtone?: string | null;
  readonly updateComplete: Promise<boolean>;
};

/** The calls that are due, by element. */
const known = new WeakMap<HTMLElement, DueCalls>();

/** Handles the server's news of a scheduled call. */
export function hearSchedule(element: HTMLElement, event: ScheduleEvent): void {
  const host = element as DueHost;
  let due = known.get(host);
  if (!due) known.set(host, due = new DueCalls(host));
  if (event.type === "schedule:due") return due.add(event.scheduledCall);
  const { scheduledId, scheduledCall } = event;
  due.change(scheduledId, scheduledCall);
  tell(host, "schedule-change", { scheduledId, scheduledCall });
}

/** Fires the event; false if the page has prevented its default. */
const tell = (host: HTMLElement, name: "due" | "schedule-change", detail: object): boolean =>
  host.dispatchEvent(
    new CustomEvent(`chat-call-${name}`, {
      bubbles: true,
      composed: true,
      cancelable: name === "due",
      detail,
    }),
  );

/** Whether this person takes part: nobody else in this browser may see the call. */
const isMeant = ({ participants }: ScheduledCall, selfId: string): boolean =>
  participants.some(({ userId }) => userId === selfId);

/** On a new line the server repeats what is due within this time; the rest is no longer due. */
const SAID_WITHIN_MS = 3_000;

/** What the person has seen, as far as this browser remembers. */
const SIGHT: DueSight = {
  isSeen: (id) => isMarked(id, "seen") || isMarked(id, "dismissed"),
  see: (id) => isMarked(id, "seen") || markDue(id, "seen"),
};

class DueCalls {
  readonly #host: DueHost;
  /** The calls that the page was told of, and whether to show them: not prevented or dismissed. */
  readonly #told = new Map<string, boolean>();
  readonly #saidAtMs = new Map<string, number>();
  #calls: readonly ScheduledCall[] = [];
  #cards: DueCards | null = null;
  #spoken: Strings | null = null;
  #opening: Promise<void> | null = null;
  /** Aborted when there is nothing left to show. */
  #showing: AbortController | null = null;
  #alert: DueAlert | null = null;
  /** The window whose place is followed, and how to stop that: an element may replace it. */
  #followed: CallWindow | null = null;
  #unfollow = (): void => {};

  constructor(host: DueHost) {
    this.#host = host;
  }

  add(scheduledCall: ScheduledCall): void {
    const { id } = scheduledCall;
    this.#saidAtMs.set(id, performance.now());
    // The server repeats it on each new line.
    const isNew = !this.#told.has(id);
    if (isNew) {
      this.#told.set(id, !isMarked(id, "dismissed") && tell(this.#host, "due", { scheduledCall }));
    }
    this.#calls = withChange(this.#calls, id, scheduledCall);
    // Bounded, in case the two clocks disagree.
    const leftMs = Math.min(startOf(scheduledCall) + DUE_FOR_MS - this.#nowMs, DUE_FOR_MS);
    setTimeout(() => this.change(id, null), leftMs);
    this.#begin();
    this.#show();
    if (isNew && this.#told.get(id) && this.#host.ringtone !== "none" && hasNoCall(this.#window)) {
      soundForDue(id);
    }
  }

  /** Updates a due call; null removes one that was cancelled or has begun. Ignores later calls. */
  change(id: string, call: ScheduledCall | null): void {
    if (!this.#calls.some((one) => one.id === id)) return;
    this.#calls = withChange(this.#calls, id, call);
    this.#show();
    if (this.#calls.length > 0) return;
    this.#showing?.abort();
    this.#showing = this.#alert = null;
  }

  #begin(): void {
    if (this.#showing) return;
    const { signal } = this.#showing = new AbortController();
    this.#alert = new DueAlert(SIGHT, signal);
    followMarks(() => this.#show(), signal);
    this.#host.addEventListener("chat-call-ready", () => this.#checkSoon(), { signal });
  }

  /** Removes calls that were cancelled or begun while the line was down. */
  #checkSoon(): void {
    const before = performance.now() - SAID_WITHIN_MS;
    setTimeout(() => {
      for (const { id } of this.#calls) {
        if (this.#saidAtMs.get(id)! < before) this.change(id, null);
      }
    }, SAID_WITHIN_MS);
  }

  #show(): void {
    this.#opening ??= this.#open();
    this.#opening.then(() => {
      // Again each time: an element that leaves the page for a while is no longer followed.
      followElement(this.#host.shadowRoot!, this.#cards!, () => {
        // Reads the window's properties, so it waits until the element has set them.
        void this.#host.updateComplete.then(() => this.#refresh());
      });
    }).catch((cause) => {
      this.#opening = null;
      console.warn(new Error("Cannot show a scheduled call that is due", { cause }));
    });
  }

  async #open(): Promise<void> {
    defineDueCards();
    const cards = document.createElement("chat-call-due");
    await this.#speak(cards, this.#window!.strings);
    cards.setAttribute("exportparts", "popup, name, avatar, status, action");
    cards.onStart = (call) => this.#start(call);
    cards.onDismiss = ({ id }) => {
      markDue(id, "dismissed");
      this.#show();
    };
    this.#cards = cards;
    const root = this.#host.shadowRoot!;
    (root.querySelector("div") ?? root).append(cards);
  }

  /** Sets the cards' language, unless the element's has changed again while this one loaded. */
  async #speak(cards: DueCards, strings: Strings): Promise<void> {
    this.#spoken = strings;
    const words = await scheduleWordsOf(strings);
    if (this.#spoken === strings) cards.strings = scheduleStringsOf(strings, words);
  }

  #refresh(): void {
    const cards = this.#cards!;
    const window = this.#window;
    const { line, position, strings } = window ?? {};
    if (window && window !== this.#followed) {
      this.#unfollow();
      this.#followed = window;
      this.#unfollow = followPlace(window, () => this.#refresh());
    }
    if (strings && strings !== this.#spoken) this.#speak(cards, strings).catch(console.warn);
    const selfId = line?.selfId ?? "";
    const meant = this.#calls.filter((call) => isMeant(call, selfId));
    if (window) {
      nameRing(
        window,
        ({ chatId, callerId }) =>
          meant.find((call) => call.chatId === chatId && isMeant(call, callerId))?.title,
      );
    }
    const due = hasNoCall(window)
      ? meant.filter(({ id }) => this.#told.get(id) && !isMarked(id, "dismissed"))
      : [];
    cards.calls = isPlaceFree(window) ? due : [];
    cards.selfId = selfId;
    cards.position = position ?? null;
    cards.aheadMs = line?.serverAheadMs ?? 0;
    cards.running = line?.running ? line.chat?.id ?? null : null;
    this.#alert?.show(due, cards.strings, selfId);
  }

  /** Starts an ordinary call to the participants, or joins the chat's running call. */
  #start(call: ScheduledCall): void {
    const { handle, line } = this.#window ?? {};
    const { chatId, callType } = call;
    const running = line?.chat?.id === chatId ? line.running : null;
    const people = othersOf(call, line?.selfId ?? "")
      .map(({ userId, ...person }) => ({ id: userId, ...person }));
    const command: Command = running
      ? { type: "join", chatId, sessionId: running.sessionId, callType: running.callType }
      : { type: "initiate", chatId, callType, people };
    handle?.actor.send(command);
  }

  get #window(): CallWindow | null {
    return this.#host.shadowRoot!.querySelector("chat-call-window");
  }

  get #nowMs(): number {
    return Date.now() + (this.#window?.line?.serverAheadMs ?? 0);
  }
}
