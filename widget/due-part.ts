/**
 * Calls whose time has come: tells the page, and shows a card of them, with a way to begin, as long as
 * there is no other call. Loaded with the first word of the server on a scheduled call.
 */
import type { ScheduledCall } from "../server/protocol/schedule.ts";
import { followMarks, isMarked, markDue } from "./effects/due-memory.ts";
import { soundForDue } from "./effects/due-sound.ts";
import { followElement } from "./follow-element.ts";
import type { Command, ScheduleEvent } from "./model/call-event.ts";
import type { LineView } from "./model/line-view.ts";
import type { CallWindow } from "./ui/call-window.ts";
import { scheduleWordsOf } from "./ui/locales/schedule-catalog.ts";
import { DueAlert } from "./ui/schedule/due-alert.ts";
import { defineDueCards, type DueCards } from "./ui/schedule/due-cards.ts";
import { scheduleStringsOf } from "./ui/schedule/schedule-strings.ts";
import { DUE_FOR_MS, othersOf, startOf, withChange } from "./ui/schedule/schedule-view.ts";

/** The element, as far as its cards need it. */
type DueHost = HTMLElement & { readonly ringtone?: string | null };

/** What is due, by element. */
const known = new WeakMap<HTMLElement, DueCalls>();

/** Takes the server's word. */
export function hearSchedule(host: DueHost, event: ScheduleEvent): void {
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

/** The chats of this element and of the page's others, which speak on the same line. */
function chatsOf(line: LineView | null | undefined): string[] {
  const others = [...document.querySelectorAll("chat-call")].map((element) =>
    element.shadowRoot?.querySelector("chat-call-buttons")?.line
  );
  return [line, ...others].flatMap((one) => one?.chat?.id ?? []);
}

class DueCalls {
  readonly #host: DueHost;
  readonly #alert = new DueAlert();
  /** Those that the page knows of, and what it said to that. */
  readonly #told = new Map<string, boolean>();
  #calls: readonly ScheduledCall[] = [];
  #cards: DueCards | null = null;
  #opening: Promise<DueCards> | null = null;

  constructor(host: DueHost) {
    this.#host = host;
    followMarks(() => this.#show(), new AbortController().signal);
  }

  add(scheduledCall: ScheduledCall): void {
    const { id } = scheduledCall;
    if (isMarked(id, "dismissed")) return;
    // The server says it again on each new line.
    if (!this.#told.has(id)) this.#told.set(id, tell(this.#host, "due", { scheduledCall }));
    if (!this.#told.get(id)) return;
    this.#calls = withChange(this.#calls, id, scheduledCall);
    // No longer than that, whatever the two clocks make of it.
    const leftMs = Math.min(startOf(scheduledCall) + DUE_FOR_MS - this.#nowMs, DUE_FOR_MS);
    setTimeout(() => this.change(id, null), leftMs);
    this.#show();
  }

  /** What is called off, or has begun, is taken away; what is yet to come was never here. */
  change(id: string, call: ScheduledCall | null): void {
    if (!this.#calls.some((one) => one.id === id)) return;
    this.#calls = withChange(this.#calls, id, call);
    this.#show();
  }

  #show(): void {
    if (this.#calls.length === 0 && !this.#cards) return;
    this.#opening ??= this.#open();
    this.#opening.then(() => this.#refresh()).catch((cause) => {
      this.#opening = null;
      console.warn(new Error("Cannot show a call whose time has come", { cause }));
    });
  }

  async #open(): Promise<DueCards> {
    const { strings } = this.#window!;
    const words = await scheduleWordsOf(strings);
    defineDueCards();
    const cards = document.createElement("chat-call-due");
    cards.strings = scheduleStringsOf(strings, words);
    cards.setAttribute("exportparts", "popup, name, avatar, status, action");
    cards.onStart = (call) => this.#start(call);
    cards.onDismiss = ({ id }) => {
      markDue(id, "dismissed");
      this.#show();
    };
    this.#cards = cards;
    const root = this.#host.shadowRoot!;
    (root.querySelector("div") ?? root).append(cards);
    followElement(root, cards, () => this.#refresh());
    return cards;
  }

  /** Nothing is shown beside a call, here or in another tab, nor once nobody is logged in. */
  #refresh(): void {
    const cards = this.#cards;
    if (!cards) return;
    const { handle, elsewhere, line, position } = this.#window ?? {};
    const isFree = line?.selfId && !elsewhere && handle?.actor.getSnapshot().matches("idle");
    cards.calls = isFree ? this.#calls.filter(({ id }) => !isMarked(id, "dismissed")) : [];
    cards.selfId = line?.selfId ?? "";
    cards.position = position ?? null;
    cards.aheadMs = line?.serverAheadMs ?? 0;
    cards.chats = chatsOf(line);
    cards.running = line?.running ? line.chat?.id ?? null : null;
    const isSilent = this.#host.ringtone === "none";
    for (const { id } of isSilent ? [] : cards.calls) soundForDue(id);
    this.#alert.show(cards.calls, cards.strings, cards.selfId);
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
