import { expect, fixture, fixtureCleanup, html } from "@open-wc/testing";
import type { ScheduleProblem } from "../../../../widget/ui/schedule/schedule-words.ts";
import type { SchedulePlan } from "../../../../widget/ui/schedule/schedule-form.ts";
import {
  defineUpcoming,
  type Upcoming,
  type UpcomingSource,
} from "../../../../widget/ui/schedule/upcoming.ts";
import { draftKey, keepDraft } from "../../../../widget/ui/schedule/schedule-draft.ts";
import { wallTimeOf } from "../../../../widget/ui/schedule/schedule-times.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { englishStrings, scheduledCall } from "../support/scheduled-calls.ts";
import { find, findAll } from "../support/show-call.ts";

const MINUTE_MS = 60_000;
const PEOPLE = [{ id: "ben", name: "Ben" }, { id: "mira", name: "Mira" }];

defineUpcoming();

async function show(
  change: Partial<Upcoming> = {},
  source: Partial<UpcomingSource> = {},
): Promise<Upcoming> {
  return await fixture<Upcoming>(html`
    <chat-call-upcoming
      .selfId=${"ann"}
      .strings=${englishStrings}
      .types=${change.types ?? ["voice", "video"]}
      .people=${change.people ?? PEOPLE.slice(0, 1)}
      .limit=${change.limit ?? 6}
      .calls=${change.calls ?? []}
      .source=${{
        schedule: () => Promise.resolve(scheduledCall()),
        takeBack: () => Promise.resolve(null),
        starter: () => undefined,
        ...source,
      }}
    ></chat-call-upcoming>
  `);
}

const words = (view: Element, selector: string) =>
  findAll(view, selector).map(({ textContent }) => textContent!.replace(/\s+/g, " ").trim());
const named = (view: Element, name: string) =>
  findAll(view, "button").find(({ textContent }) => textContent!.trim() === name);
async function press(view: Upcoming, name: string): Promise<void> {
  await waitUntil(() => named(view, name), name);
  named(view, name)!.click();
  await view.updateComplete;
}
/** The text of the focused element. */
function focused(view: Element): string | undefined {
  let active: Element | null = view;
  while (active?.shadowRoot) active = active.shadowRoot.activeElement;
  return active?.textContent?.trim();
}
async function fill(view: Upcoming, ms: number): Promise<void> {
  const { day, time } = wallTimeOf(ms);
  for (const [type, value] of [["date", day], ["time", time]]) {
    const field = find<HTMLInputElement>(view, `[type=${type}]`);
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  await view.updateComplete;
}

function entitle(view: Upcoming, title: string): void {
  const field = find<HTMLInputElement>(view, "[name=title]");
  field.value = title;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** The values of the form's fields, in order. */
const filledIn = (view: Element) =>
  findAll<HTMLInputElement>(view, "input").map((field) =>
    /checkbox|radio/.test(field.type) ? field.checked : field.value
  );

describe("upcoming calls", () => {
  afterEach(() => {
    fixtureCleanup();
    for (const people of [PEOPLE, PEOPLE.slice(0, 1)]) keepDraft(draftKey("ann", people), null);
  });

  it("show title, time and people, and are accessible", async () => {
    const view = await show({
      calls: [
        scheduledCall({ title: "Order 42", startsAt: new Date().toISOString() }),
        scheduledCall({ by: "mira", with: ["ann", "ben"], callType: "video" }),
      ],
    });
    expect(words(view, "h3")).to.deep.equal(["Upcoming"]);
    expect(words(view, "h4")).to.deep.equal([
      "Order 42",
      "Call with Mira Lindqvist and Ben Okafor",
    ]);
    expect(words(view, ".who")).to.deep.equal(["Ben Okafor", "Invited by Mira Lindqvist"]);
    expect(words(view, "time")[0]).to.equal("Begins now");
    await expect(view).to.be.accessible();
  });

  it("show a title in its own direction, and a text around a name in the page's", async () => {
    const view = await show({
      calls: [
        scheduledCall({ title: "طلب 42", startsAt: new Date().toISOString() }),
        scheduledCall({ by: "mira", with: ["ann"] }),
      ],
    });
    view.strings = { ...englishStrings, callWith: (name) => `${name}との通話` };
    for (const call of view.calls) {
      for (const person of [call.organizer, ...call.participants]) person.name = "نور";
    }
    view.calls = [...view.calls];
    await view.updateComplete;
    expect(words(view, "h4")).to.deep.equal(["طلب 42", "نورとの通話"]);
    expect(findAll(view, "h4").map((title) => getComputedStyle(title).direction))
      .to.deep.equal(["rtl", "ltr"]);
  });

  it("show no heading or list once the calls are over", async () => {
    const startsAt = new Date(Date.now() - 16 * MINUTE_MS).toISOString();
    const view = await show({ calls: [scheduledCall({ startsAt })] });
    expect(words(view, "h3, li")).to.deep.equal([]);
    expect(words(view, "button")).to.deep.equal(["Schedule a call"]);
  });

  it("schedule what was filled in, confirm it and return the focus", async () => {
    const plans: SchedulePlan[] = [];
    const view = await show({ people: PEOPLE }, {
      schedule(plan) {
        plans.push(plan);
        return Promise.resolve(scheduledCall({ startsAt: plan.startsAt }));
      },
    });
    await press(view, "Schedule a call");
    await waitUntil(() => findAll(view, "input[type=date]").length === 1);
    expect(find<HTMLInputElement>(view, "[type=date]").matches(":focus")).to.equal(true);
    await expect(view).to.be.accessible();
    const at = new Date(Date.now() + 50 * 3_600_000).setSeconds(0, 0);
    await fill(view, at);
    entitle(view, " Order 42 ");
    findAll<HTMLInputElement>(view, "[type=radio]")[1].click();
    findAll<HTMLInputElement>(view, "[type=checkbox]")[1].click();
    await press(view, "Schedule");
    await waitUntil(() => !view.planning);
    expect(plans).to.deep.equal([{
      callType: "video",
      startsAt: new Date(at).toISOString(),
      title: "Order 42",
      targetUserIds: ["ben"],
    }]);
    expect(words(view, "[role=status]")[0]).to.match(/^Scheduled: /);
    await waitUntil(() => focused(view) === "Schedule a call");
  });

  it("report a past time at its field, without asking the server", async () => {
    let asked = 0;
    const view = await show({}, {
      schedule: () => Promise.resolve<ScheduleProblem>((asked++, "other")),
    });
    await press(view, "Schedule a call");
    await fill(view, Date.now() - MINUTE_MS);
    await press(view, "Schedule");
    await waitUntil(() => words(view, "[role=alert]").length > 0);
    expect(words(view, "[role=alert]")).to.deep.equal(["That time has already passed."]);
    const field = find(view, "[type=date]");
    expect(field.getAttribute("aria-invalid")).to.equal("true");
    expect(field.getAttribute("aria-describedby")).to.contain("when-problem");
    expect(field.matches(":focus")).to.equal(true);
    expect(asked).to.equal(0);
    await expect(view).to.be.accessible();
  });

  it("require an invited person, and no more than a call holds", async () => {
    const view = await show({ people: PEOPLE, limit: 2 });
    await press(view, "Schedule a call");
    await press(view, "Schedule");
    await waitUntil(() => words(view, "[role=alert]")[0] === "Choose someone to invite.");
    for (const box of findAll<HTMLInputElement>(view, "[type=checkbox]")) box.click();
    await press(view, "Schedule");
    await waitUntil(() => words(view, "[role=alert]")[0]?.includes("up to 2 people"));
  });

  it("show why the server refuses a plan, and keep what was filled in", async () => {
    const view = await show({}, { schedule: () => Promise.resolve("tooManyCalls") });
    await press(view, "Schedule a call");
    entitle(view, "Order 42");
    await press(view, "Schedule");
    await waitUntil(() => words(view, "[role=alert]").length > 0);
    expect(words(view, "[role=alert]")[0]).to.contain("can’t schedule any more calls");
    expect(find<HTMLInputElement>(view, "[name=title]").value).to.equal("Order 42");
    await press(view, "Cancel");
    await waitUntil(() => focused(view) === "Schedule a call");
  });

  it("ask before cancelling a call, and move the focus to the next button each time", async () => {
    const taken: string[] = [];
    const call = scheduledCall();
    const view = await show({ calls: [call] }, {
      takeBack({ id }) {
        taken.push(id);
        view.calls = [];
        return Promise.resolve(null);
      },
    });
    await press(view, "Cancel call");
    await waitUntil(() => focused(view) === "Keep it");
    await expect(view).to.be.accessible();
    await press(view, "Keep it");
    await waitUntil(() => focused(view) === "Cancel call");
    expect(taken).to.deep.equal([]);
    await press(view, "Cancel call");
    await press(view, "Cancel call");
    await waitUntil(() => taken.length === 1);
    await waitUntil(() => focused(view) === "Schedule a call");
    expect(words(view, "[role=status]")[0]).to.equal("Removed from the list");
  });

  it("let an invited person decline, and say when that failed", async () => {
    const view = await show({ calls: [scheduledCall({ by: "ben", with: ["ann"] })] }, {
      takeBack: () => Promise.resolve("other"),
    });
    await press(view, "I can’t make it");
    await press(view, "I can’t make it");
    await waitUntil(() => words(view, "[role=alert]").length > 0);
    expect(words(view, "[role=alert]")[0]).to.contain("Please try again");
  });

  it("download a calendar file", async () => {
    const given: [string, string][] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      given.push([this.download, this.href]);
    };
    try {
      const view = await show({ calls: [scheduledCall({ title: "Order 42" })] });
      await press(view, "Add to calendar");
      const [[name, href]] = given;
      const text = await (await fetch(href)).text();
      expect(name).to.equal("call.ics");
      expect(text).to.contain("SUMMARY:Order 42\r\n").and.to.contain(`URL:${location.origin}`);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it("offer no new call where none may be scheduled", async () => {
    const view = await show({ types: [], calls: [scheduledCall()] });
    expect(words(view, "button")).to.deep.equal(["Add to calendar", "Cancel call"]);
  });

  it("keep what was filled in when the dialog is removed, but not after Cancel", async () => {
    const people = PEOPLE;
    const view = await show({ people });
    await press(view, "Schedule a call");
    await fill(view, Date.now() + 90 * MINUTE_MS);
    findAll(view, "[type=radio]")[1].click();
    entitle(view, "Order 42");
    find<HTMLInputElement>(view, "[type=checkbox]").click();
    await view.updateComplete;
    const before = filledIn(view);
    view.remove();

    const next = await show({ people });
    await press(next, "Schedule a call");
    expect(filledIn(next)).to.deep.equal(before);
    expect(before).to.include("Order 42");

    await press(next, "Cancel");
    await press(next, "Schedule a call");
    expect(filledIn(next)).not.to.include("Order 42");
  });

  it("drop a kept time that has passed, and keep nothing once the call is scheduled", async () => {
    const key = draftKey("ann", PEOPLE.slice(0, 1));
    const past = wallTimeOf(Date.now() - 90 * MINUTE_MS);
    keepDraft(key, { ...past, type: null, name: "Order 42", chosen: null });
    const view = await show();
    await press(view, "Schedule a call");
    const { value: day } = find<HTMLInputElement>(view, "[type=date]");
    expect(Date.parse(`${day}T23:59`)).to.be.above(Date.now());
    expect(filledIn(view)).to.include("Order 42").and.not.to.include(past.time);
    await press(view, "Schedule");
    await waitUntil(() => named(view, "Schedule a call"));
    await press(view, "Schedule a call");
    expect(filledIn(view)).not.to.include("Order 42");
  });
});
