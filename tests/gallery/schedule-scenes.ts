/** Scheduled calls: above the history, in the form, and when they are due. */
import type { ScheduledCall } from "../../server/protocol/schedule.ts";
import { defineHistory } from "../../widget/ui/history/history-panel.ts";
import { historyStringsOf } from "../../widget/ui/history/history-strings.ts";
import { scheduleWordsOf } from "../../widget/ui/locales/schedule-catalog.ts";
import { defineDueCards } from "../../widget/ui/schedule/due-cards.ts";
import { scheduleStringsOf } from "../../widget/ui/schedule/schedule-strings.ts";
import type { ScheduleProblem } from "../../widget/ui/schedule/schedule-words.ts";
import { defineUpcoming, type Upcoming } from "../../widget/ui/schedule/upcoming.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";
import { stringsOf } from "../../widget/ui/words/wording.ts";
import { callEntry, callPage } from "../widget/ui/support/call-entries.ts";
import type { CallWindow } from "../../widget/ui/window/call-window.ts";
import { nameRing } from "../../widget/ui/schedule/due-title.ts";
import type { FakeCall } from "../widget/ui/support/fake-call.ts";
import { FakeGroup, GROUP } from "../widget/ui/support/fake-group.ts";
import { scheduledCall, type ScheduledWish } from "../widget/ui/support/scheduled-calls.ts";
import type { Scene } from "./scenes.ts";
import { LONG, MIRA, video, voice } from "./scene-calls.ts";
import { inElement, intoElement } from "./stand-in.ts";

const HOUR_MS = 3_600_000;
const LONG_TITLE = "Quartalsabstimmung der Lieferkettenverantwortlichen in Oberkirch und Umgebung";

const inHours = (hours: number) =>
  new Date(new Date(Date.now() + hours * HOUR_MS).setMinutes(0, 0, 0)).toISOString();
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const dated = (hours: number, wish: ScheduledWish = {}) =>
  scheduledCall({ ...wish, startsAt: inHours(hours) });

const SOME = () => [
  scheduledCall({ startsAt: ago(2), title: "Order 42" }),
  dated(2, { title: "Order 42", callType: "video" }),
  dated(26, { by: "mira", with: ["ann", "ben"] }),
  dated(24 * 9, { by: "long", with: ["ann"], callType: "video" }),
];
const STRAINED = () => [
  dated(2, { title: LONG_TITLE, with: ["long", "mira", "ben", "noor"] }),
  dated(30, { by: "noor", with: ["ann", "mira"], title: "טיול" }),
  dated(24 * 200, { by: "noor", with: ["ann"] }),
];

const HISTORY = callPage([
  callEntry({ from: "mira", callType: "video", initiatedAt: ago(20) }),
  callEntry({ status: "missed", initiatedAt: ago(70) }),
  callEntry({ from: "noor", initiatedAt: ago(75 * 60), duration: 17 }),
]);

async function stringsIn(speech: Speech) {
  return scheduleStringsOf(stringsOf(speech), await scheduleWordsOf(speech));
}

interface Shown {
  calls?: readonly ScheduledCall[];
  people?: number;
  history?: typeof HISTORY;
  answer?: ScheduleProblem;
  then?: (view: Upcoming, root: ShadowRoot) => unknown;
}

function upcoming({ calls = [], people = 1, history = HISTORY, answer, then }: Shown): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineHistory();
      defineUpcoming();
      const view = document.createElement("chat-call-upcoming");
      Object.assign(view, {
        calls,
        selfId: "ann",
        strings: await stringsIn(speech),
        types: ["voice", "video"],
        people: GROUP.slice(0, people),
        limit: 6,
        source: {
          schedule: () => Promise.resolve(answer ?? scheduledCall()),
          takeBack: () => Promise.resolve(null),
          starter: () => () => {},
        },
      });
      const panel = document.createElement("chat-call-history");
      panel.selfId = "ann";
      panel.strings = historyStringsOf(speech);
      panel.source = () => Promise.resolve(history);
      panel.callable = () => ["voice", "video"];
      panel.above = view;
      intoElement(panel);
      await panel.open();
      await view.updateComplete;
      setTimeout(() => then?.(view, view.shadowRoot!), 100);
    },
  };
}

const press = (selector: string, at = 0) => (_: Upcoming, root: ShadowRoot) =>
  root.querySelectorAll<HTMLElement>(selector)[at].click();
const plan = (view: Upcoming) => view.planning = true;

async function planAtAWrongTime(view: Upcoming): Promise<void> {
  view.planning = true;
  await view.updateComplete;
  const form = view.shadowRoot!.querySelector("chat-call-schedule-form")!;
  form.day = "2020-01-01";
  form.chosen = form.people.length > 1 ? [] : null;
  await form.updateComplete;
  form.shadowRoot!.querySelector<HTMLElement>(".save")!.click();
}

async function planWithNobody(view: Upcoming): Promise<void> {
  view.planning = true;
  await view.updateComplete;
  const form = view.shadowRoot!.querySelector("chat-call-schedule-form")!;
  form.chosen = [];
  await form.updateComplete;
  form.shadowRoot!.querySelector<HTMLElement>(".save")!.click();
}

function due(calls: readonly ScheduledCall[], running: string | null = null): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineDueCards();
      const cards = document.createElement("chat-call-due");
      Object.assign(cards, {
        calls,
        selfId: "ann",
        strings: await stringsIn(speech),
        running,
        chats: ["chat"],
        onStart: () => {},
        onDismiss: () => cards.calls = [],
      });
      intoElement(cards);
    },
  };
}

/** The ringing of a scheduled call with this title. */
function ringing(call: FakeCall, title: string): Scene {
  const name = () => nameRing(inElement<CallWindow>("chat-call-window")!, () => title);
  return { call, after: () => setTimeout(name, 300) };
}

/** Scenes by name. */
export const SCHEDULE_SCENES: Record<string, () => Scene> = {
  "upcoming": () => upcoming({ calls: SOME() }),
  "upcoming-strained": () => upcoming({ calls: STRAINED() }),
  "upcoming-none": () => upcoming({}),
  "upcoming-nothing-at-all": () => upcoming({ history: callPage([]) }),
  "upcoming-ask": () => upcoming({ calls: SOME(), then: press(".back", 1) }),
  "upcoming-ask-guest": () => upcoming({ calls: SOME(), then: press(".back", 2) }),
  "schedule-form": () => upcoming({ then: plan }),
  "schedule-form-group": () => upcoming({ people: 5, then: plan }),
  "schedule-form-error": () => upcoming({ then: planAtAWrongTime }),
  "schedule-form-nobody": () => upcoming({ people: 5, then: planWithNobody }),
  "due": () => due([scheduledCall({ startsAt: ago(0), title: "Order 42" })]),
  "due-rings": () => ringing(voice({ other: MIRA }).incoming(), "Weekly planning"),
  "due-rings-strained": () => ringing(video({ other: LONG }).incoming(), LONG_TITLE),
  "due-rings-group": () => ringing(new FakeGroup(3).comes(), "Weekly planning"),
  "due-untitled": () => due([scheduledCall({ startsAt: ago(4), callType: "video" })]),
  "due-join": () => due([scheduledCall({ startsAt: ago(0) })], "chat"),
  "due-elsewhere": () => due([scheduledCall({ chatId: "other", startsAt: ago(0) })]),
  "due-strained": () =>
    due([
      scheduledCall({ startsAt: ago(0), title: LONG_TITLE, with: ["long", "noor", "ben"] }),
      scheduledCall({ startsAt: ago(3), with: ["noor"], callType: "video" }),
    ]),
};
