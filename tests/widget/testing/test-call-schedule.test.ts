/** Scheduled calls in the kit: made and cancelled in the page, due when the test says so. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { call, close, inner, open, reaches } from "./support/kit-page.ts";
import type { ChatCall } from "../../../widget/chat-call.ts";

const GROUP = { people: [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }] };

/** The buttons within the part with this tag. */
const wordsIn = (element: ChatCall, tag: string) => {
  const part = inner(element.shadowRoot!, tag)?.shadowRoot;
  return [...part?.querySelectorAll("button") ?? []];
};
async function press(element: ChatCall, tag: string, words: string): Promise<void> {
  const found = () =>
    wordsIn(element, tag).find(({ textContent }) => textContent!.trim() === words);
  await waitUntil(found, words);
  found()!.click();
}
const shows = (element: ChatCall, isThere: boolean) =>
  waitUntil(() => wordsIn(element, "chat-call-due").length > 0 === isThere, `a card: ${isThere}`);

describe("createTestCall() with scheduled calls", () => {
  afterEach(close);

  it("fallsDue() shows a card, which starts the scheduled call", async () => {
    const element = await open();
    const due = oneEvent(element, "chat-call-due");
    call.fallsDue({ type: "video", title: "Order 42" });
    const { scheduledCall } = (await due).detail;
    expect(scheduledCall).to.include({ callType: "video", title: "Order 42", isOrganizer: false });
    await press(element, "chat-call-due", "Start call");
    const connected = oneEvent(element, "chat-call-connected");
    await call.person("ben").answers();
    await connected;
    expect(element.call!.type).to.equal("video");
    await call.person("ben").hangsUp();
    await reaches(element, "idle");
    await shows(element, false);
  });

  it("fallsDue() fires one event, even if the line is cut, and a call ends it", async () => {
    const element = await open();
    let told = 0;
    element.addEventListener("chat-call-due", (event) => {
      told++;
      event.preventDefault();
    });
    call.fallsDue();
    await waitUntil(() => told === 1);
    call.dropLine();
    await oneEvent(element, "chat-call-ready");
    await call.person("ben").calls();
    await element.accept();
    await call.person("ben").hangsUp();
    await shows(element, false);
    expect(told).to.equal(1);
  });

  it("createTestCall() accepts a call scheduled in the page, and its cancellation", async () => {
    const element = await open(GROUP);
    const changed = oneEvent(element, "chat-call-schedule-change");
    await element.openHistory();
    await press(element, "chat-call-upcoming", "Schedule a call");
    await press(element, "chat-call-schedule-form", "Schedule");
    const { scheduledCall } = (await changed).detail;
    expect(scheduledCall.participants.map(({ userId }: { userId: string }) => userId))
      .to.deep.equal(["ann", "ben", "cleo"]);
    const over = oneEvent(element, "chat-call-schedule-change");
    await press(element, "chat-call-upcoming", "Cancel call");
    await waitUntil(() =>
      wordsIn(element, "chat-call-upcoming").some(({ className }) => className === "sure")
    );
    wordsIn(element, "chat-call-upcoming").find(({ className }) => className === "sure")!.click();
    expect((await over).detail.scheduledCall).to.equal(null);
  });
});
