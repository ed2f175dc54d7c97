/** Lost lines and networks in the kit: the element's own, or another person's. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { call, close, open, press, reaches, talk } from "./support/kit-page.ts";

describe("createTestCall() with a lost line or network", () => {
  afterEach(close);

  it("createTestCall() goes on with a call after the line was cut", async () => {
    const element = await open();
    await press(element, "Voice call");
    await call.person("ben").answers();
    await reaches(element, "active");
    call.dropLine();
    await waitUntil(() => call.heard.filter(({ type }) => type === "hello").length === 2);
    await element.hangUp();
    await reaches(element, "ended");
  });

  it("createTestCall() accepts repeated messages after the line was cut without errors", async () => {
    const element = await open();
    await call.person("ben").calls();
    await element.accept();
    await reaches(element, "active");
    const faults: unknown[] = [];
    const note = (event: Event) => faults.push(event);
    addEventListener("error", note);
    const ready = oneEvent(element, "chat-call-ready");
    call.dropLine();
    await ready;
    await call.person("ben").mutes();
    await waitUntil(() => element.participants.some(({ id, muted }) => id === "ben" && muted));
    removeEventListener("error", note);
    expect(faults).to.deep.equal([]);
  });

  it("createTestCall() lets a person lose their network, come back, and lose their seat", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    const reconnecting = oneEvent(element, "chat-call-reconnecting");
    await ben.losesNetwork();
    await reconnecting;
    await waitUntil(() => element.participants.some(({ id, away }) => id === "ben" && away));
    const reconnected = oneEvent(element, "chat-call-reconnected");
    await ben.comesBack();
    await reconnected;
    await ben.losesNetwork();
    const ended = oneEvent(element, "chat-call-ended");
    call.seatsRunOut();
    expect((await ended).detail.reason).to.equal("connection-lost");
    await ben.comesBack();
    await ben.calls();
    expect(element.state).to.equal("incoming");
  });

  it("createTestCall() delivers voices without a gesture, so that a lost network is noticed", async () => {
    expect(navigator.userActivation.hasBeenActive).to.equal(false);
    const element = await open();
    const ben = call.person("ben");
    await ben.calls("voice");
    const connected = oneEvent(element, "chat-call-connected");
    await element.accept();
    await connected;
    const reconnecting = oneEvent(element, "chat-call-reconnecting");
    await ben.losesNetwork();
    await reconnecting;
  });
});
