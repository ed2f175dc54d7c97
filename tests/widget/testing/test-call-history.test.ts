/** Past calls in the kit: the history, and the count of missed calls. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { button, call, close, inner, open, press, reaches } from "./support/kit-page.ts";
import type { ChatCall } from "../../../widget/chat-call.ts";

/** The history button's accessible name, which contains the number of missed calls. */
const historyButton = (element: ChatCall) =>
  inner(element.shadowRoot!, "chat-call-buttons")?.shadowRoot
    ?.querySelector("[part~=history-button]")?.ariaLabel;

const saysMissed = (element: ChatCall, count: number) =>
  waitUntil(
    () => historyButton(element) === `Call history${count ? `, ${count} missed` : ""}`,
    `${count} missed`,
  );

const panel = (element: ChatCall) =>
  element.shadowRoot!.querySelector("chat-call-history")!.shadowRoot!;
const rows = (element: ChatCall) => [...panel(element).querySelectorAll(".call")];
const showsRows = (element: ChatCall, count: number) =>
  waitUntil(() => rows(element).length === count, `${count} calls in the history`);

describe("createTestCall() with a history", () => {
  afterEach(close);

  it("createTestCall() shows past calls in the history, and counts the missed ones until it is opened", async () => {
    const element = await open({
      history: [
        { from: "ben" },
        { from: "ben", type: "video", durationSeconds: 65 },
        { from: "ben", reason: "busy", at: Date.now() - 86_400_000 },
        { from: "ann", reason: "declined" },
      ],
    });
    await saysMissed(element, 2);
    await element.openHistory();
    await showsRows(element, 4);
    await saysMissed(element, 0);
    call.dropLine();
    await oneEvent(element, "chat-call-ready");
    expect(historyButton(element)).to.equal("Call history");
    const { calls } = (await (await fetch(`${call.server}api/calls`)).json()).data;
    expect(
      calls.map((
        { endReason, duration, userStatus }: Record<string, unknown>,
      ) => [endReason, duration, userStatus]),
    ).to.deep.equal([
      ["no-answer", 0, "missed"],
      ["completed", 65, "left"],
      ["busy", 0, "missed"],
      ["declined", 0, "left"],
    ]);
  });

  it("createTestCall() counts a call that rang out as missed, even after the line was cut", async () => {
    const element = await open();
    await call.person("ben").calls();
    const missed = oneEvent(element, "chat-call-missed");
    call.ringsOut();
    expect((await missed).detail.callerId).to.equal("ben");
    await saysMissed(element, 1);
    const ready = oneEvent(element, "chat-call-ready");
    call.dropLine();
    await ready;
    await saysMissed(element, 1);
  });

  it("createTestCall() serves the history page by page, and filters missed calls", async () => {
    const past = (from: string) => Array.from({ length: 20 }, () => ({ from }));
    const element = await open({ history: [...past("ben"), ...past("ann")] });
    await element.openHistory();
    await showsRows(element, 30);
    const more = () => panel(element).querySelector<HTMLButtonElement>("button.more");
    await waitUntil(() => more() !== null, "more");
    more()!.click();
    await showsRows(element, 40);
    const [, onlyMissed] = panel(element).querySelectorAll<HTMLButtonElement>(".filter button");
    onlyMissed!.click();
    await showsRows(element, 20);
  });

  it("createTestCall() keeps calls among others out of the history", async () => {
    const element = await open({
      people: [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }],
    });
    await call.person("ben").calls("voice", ["cleo"]);
    await call.person("cleo").declines();
    await call.person("ben").calls();
    await press(element, "Decline");
    await reaches(element, "ended");
    await element.openHistory();
    await showsRows(element, 1);
  });

  it("createTestCall() does not ring for do-not-disturb or a block, and lists only the former", async () => {
    const element = await open();
    const set = (settings: object) =>
      fetch(`${call.server}api/me/settings`, { method: "PUT", body: JSON.stringify(settings) });
    const rung: Event[] = [];
    element.addEventListener("chat-call-incoming", (event) => rung.push(event));
    await set({ doNotDisturb: true });
    await call.person("ben").calls();
    await set({ doNotDisturb: false, blocked: ["ben"] });
    await call.person("ben").calls();
    await element.openHistory();
    await showsRows(element, 1);
    expect(rung).to.deep.equal([]);
    expect(button(element.shadowRoot!, "Voice call")).not.to.equal(undefined);
  });
});
