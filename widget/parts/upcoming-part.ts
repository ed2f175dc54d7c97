/**
 * The scheduled calls, shown above the history: connects the server's API, its news and the view.
 * Loaded with the history.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { ScheduledCall } from "../../server/protocol/schedule.ts";
import { CallApiError, createCallApi } from "../effects/call-api.ts";
import { newId } from "../effects/new-id.ts";
import type { ElementEvents } from "../page/element-event.ts";
import { followElement } from "./follow-element.ts";
import type { LineView } from "../model/line-view.ts";
import { scheduleWordsOf } from "../ui/locales/schedule-catalog.ts";
import { scheduleStringsOf } from "../ui/schedule/schedule-strings.ts";
import { isDue, othersOf, withChange } from "../ui/schedule/schedule-view.ts";
import type { ScheduleProblem } from "../ui/schedule/schedule-words.ts";
import { defineUpcoming, type UpcomingSource } from "../ui/schedule/upcoming.ts";
import type { Speech } from "../ui/words/speech.ts";
import { stringsOf } from "../ui/words/wording.ts";

/** What the view needs from its element. */
export interface UpcomingHost {
  root: ShadowRoot;
  server: string;
  token: () => Promise<string>;
  line: () => LineView;
  speech: Speech;
  callTypes: () => readonly CallType[];
  startCall: (call: { type: CallType; to: UserId[] }) => Promise<void>;
}

/** The panel that shows them. */
export interface UpcomingPlace extends HTMLElement {
  above: Element | null;
  readonly updateComplete: Promise<boolean>;
  close(): void;
}

/** The server's error codes as the form's problems. */
const PROBLEMS: Record<string, ScheduleProblem> = {
  "invalid-time": "past",
  "invalid-targets": "nobody",
  "chat-ended": "chatEnded",
  "too-many-scheduled": "tooManyCalls",
  "calls-not-allowed": "notAllowed",
  "forbidden": "notAllowed",
  "turned-off": "notAllowed",
};

/** A server that has scheduled calls turned off, or is older than them. */
const WITHOUT = ["turned-off", "not-found"];

/** Shows them in the place, and keeps them up to date while that is on the page. */
export async function showUpcoming(place: UpcomingPlace, host: UpcomingHost): Promise<void> {
  const { selfId } = host.line();
  if (selfId === null) return;
  const api = createCallApi(host);
  const [words, found] = await Promise.all([
    scheduleWordsOf(host.speech),
    api.scheduled().catch((error: unknown) => codeOf(error)),
  ]);
  if (typeof found === "string" && WITHOUT.includes(found)) return;
  defineUpcoming();
  const view = document.createElement("chat-call-upcoming");
  /** A failed request may still have reached the server: repeating it must not schedule twice. */
  let tried: { text: string; idempotencyKey: string } | null = null;
  const source: UpcomingSource = {
    async schedule(plan) {
      const { chat } = host.line();
      if (!chat) return "notAllowed";
      const request = { chatId: chat.id, ...plan };
      const text = JSON.stringify(request);
      if (tried?.text !== text) tried = { text, idempotencyKey: newId() };
      try {
        const made = await api.schedule({ ...request, idempotencyKey: tried.idempotencyKey });
        tried = null;
        change(made.id, made);
        return made;
      } catch (error) {
        return problemOf(error);
      }
    },
    async takeBack({ id }) {
      try {
        await api.unschedule(id);
      } catch (error) {
        // Somebody else has cancelled it first, or it has begun.
        if (codeOf(error) !== "not-found") return problemOf(error);
      }
      change(id, null);
      return null;
    },
    starter(call) {
      if (!isDue(call, Date.now() + view.aheadMs) || host.line().chat?.id !== call.chatId) return;
      if (!host.callTypes().includes(call.callType)) return;
      return () => {
        const to = othersOf(call, selfId).map(({ userId }) => userId);
        // The call's own view shows what goes wrong.
        host.startCall({ type: call.callType, to }).catch(() => {});
        place.close();
      };
    },
  };

  function change(id: string, call: ScheduledCall | null): void {
    view.calls = withChange(view.calls, id, call);
  }

  Object.assign(view, {
    source,
    selfId,
    strings: scheduleStringsOf(stringsOf(host.speech), words),
    calls: typeof found === "string" ? [] : found,
    hasFailed: typeof found === "string",
  });
  const shown = new AbortController();
  const heed = <Name extends "schedule-change" | "due" | "ready">(
    name: Name,
    hear: (detail: ElementEvents[Name]) => void,
  ) =>
    addEventListener(`chat-call-${name}`, (event) => {
      if (place.isConnected) hear((event as CustomEvent<ElementEvents[Name]>).detail);
      else shown.abort();
    }, { signal: shown.signal });
  heed("schedule-change", ({ scheduledId, scheduledCall }) => change(scheduledId, scheduledCall));
  heed("due", () => view.requestUpdate());
  // News from while the line was down is not repeated.
  heed("ready", () => void api.scheduled().then((calls) => view.calls = calls, () => {}));
  place.above = view;
  await place.updateComplete;
  followElement(host.root, view, () => {
    const { chat, maxParticipants, serverAheadMs } = host.line();
    const people = (chat?.members ?? []).filter(({ id }) => id !== selfId);
    const canPlan = people.length > 0 && !isUnwanted(host.root);
    view.types = canPlan ? host.callTypes() : [];
    view.people = people;
    view.limit = maxParticipants ?? Infinity;
    view.aheadMs = serverAheadMs ?? 0;
  });
}

/** Whether the page has turned scheduling off. */
function isUnwanted({ host }: ShadowRoot): boolean {
  const { controlsList } = host as Element & { controlsList?: string | null };
  return /\bno-schedule\b/.test(controlsList ?? "");
}

const codeOf = (error: unknown): string => error instanceof CallApiError ? error.code : "internal";

const problemOf = (error: unknown): ScheduleProblem => PROBLEMS[codeOf(error)] ?? "other";
