/**
 * Calls whose time has come: tells the page, and shows a card of them, with a way to begin, as long as
 * there is no other call. Loaded with the first word of the server on a scheduled call.
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

/** The element, as far as its cards need it. */
type DueHost = HTMLElement & {
  readonly ringtone?: string | null;
  readonly updateComplete: Promise<boolean>;
};

/** What is due, by element. */
const known = new WeakMap<HTMLElement, DueCalls>();

/** Takes the server's word. */
export function hearSchedule(element: HTMLElement, event: ScheduleEvent): void {
  const host = element as DueHost;
  let due = known.get(host);
  if (!due) known.set(host, due = new DueCalls(host));
  if (event.type === "schedule:due") return due.add(event.scheduledCall);
  const { scheduledId, scheduledCall } = event;
  due.change(scheduledId, scheduledCall);
  tell(host, "schedule-change", { scheduledId, scheduledCall });
}

/** Fires the event; false where the page has prevented it. */
const tell = (host: HTMLElement, name: "due" | "schedule-change", detail: object): boolean =>
  host.dispatchEvent(
    new CustomEvent(`chat-call-${name}`, {
      bubbles: true,
      composed: true,
      cancelable: name === "due",
      detail,
    }),
  );

/** What one person is told of is nothing for the next, nor once nobody is logged in. */
const isMeant = ({ participants }: ScheduledCall, selfId: string): boolean =>
  participants.some(({ userId }) => userId === selfId);

/** A call that the server says no more on a new line is none any more: so long it has for that. */
const SAID_WITHIN_MS = 3_000;

/** What this browser knows of the person's eyes. */
const SIGHT: DueSight = {
  isSeen: (id) => isMarked(id, "seen") || isMarked(id, "dismissed"),
  see: (id) => isMarked(id, "seen") || markDue(id, "seen"),
};

class DueCalls {
  readonly #host: DueHost;
  /** Those that the page knows of, and whether it and the person want to see them. */
  readonly #told = new Map<string, boolean>();
  readonly #saidAtMs = new Map<string, number>();
  #calls: readonly ScheduledCall[] = [];
  #cards: DueCards | null = null;
  #spoken: Strings | null = null;
  #opening: Promise<void> | null = null;
  /** As long as there is something to show. */
  #showing: AbortController | null = null;
  #alert: DueAlert | null = null;
  /** Whose place is followed, and how to follow it no more: an element may draw its window anew. */
  #followed: CallWindow | null = null;
  #unfollow = (): void => {};

  constructor(host: DueHost) {
    this.#host = host;
  }

  add(scheduledCall: ScheduledCall): void {
    const { id } = scheduledCall;
    this.#saidAtMs.set(id, performance.now());
    // The server says it again on each new line.
    const isNew = !this.#told.has(id);
    if (isNew) {
      this.#told.set(id, !isMarked(id, "dismissed") && tell(this.#host, "due", { scheduledCall }));
    }
    this.#calls = withChange(this.#calls, id, scheduledCall);
    // No longer than that, whatever the two clocks make of it.
    const leftMs = Math.min(startOf(scheduledCall) + DUE_FOR_MS - this.#nowMs, DUE_FOR_MS);
    setTimeout(() => this.change(id, null), leftMs);
    this.#begin();
    this.#show();
    if (isNew && this.#told.get(id) && this.#host.ringtone !== "none" && hasNoCall(this.#window)) {
      soundForDue(id);
    }
  }

  /** What is called off, or has begun, is taken away; what is yet to come was never here. */
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

  /** What was called off, or begun, while there was no line. */
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
      // An element that was away from the page for a while is followed anew.
      followElement(this.#host.shadowRoot!, this.#cards!, () => {
        // What the window is told is read there, once it has been told.
        void this.#host.updateComplete.then(() => this.#refresh());
      });
    }).catch((cause) => {
      this.#opening = null;
      console.warn(new Error("Cannot show a call whose time has come", { cause }));
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

  /** In the element's words, which may have changed when these are there. */
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

  /** An ordinary call to those who are expected; or into the one that the chat has already. */
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
