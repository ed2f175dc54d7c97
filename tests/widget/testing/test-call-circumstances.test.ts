/** External events in the kit: the chat's end, another device, a bad network, blocked sound. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { button, call, close, inner, open, talk } from "./support/kit-page.ts";

describe("createTestCall() with external events", () => {
  afterEach(close);

  it("createTestCall() warns of the chat's end, and ends the call then", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    call.endsIn(60);
    await waitUntil(
      () => inner(element.shadowRoot!, "chat-call-time-left") !== undefined,
      "warned",
    );
    const ended = oneEvent(element, "chat-call-ended");
    call.endsIn(0);
    expect((await ended).detail.reason).to.equal("time-limit");
    const refused = await ben.calls().catch(({ message }) => message);
    expect(refused).to.contain("can start after");
  });

  it("createTestCall() accepts the chat's end in the form of a token", async () => {
    const element = await open({ chat: { endsAt: Math.floor(Date.now() / 1_000) - 1 } });
    expect(button(element.shadowRoot!, "Voice call")?.disabled ?? true).to.equal(true);
    const refused = await element.startCall().catch(({ code }) => code);
    expect(refused).to.equal("chat-ended");
  });

  it("createTestCall() lets the visitor decline or answer on another device", async () => {
    const element = await open();
    const ben = call.person("ben");
    const outcome = async (happens: () => Promise<void>) => {
      await ben.calls();
      const ended = oneEvent(element, "chat-call-ended");
      await happens();
      return (await ended).detail.reason;
    };
    expect(await outcome(call.elsewhere.declines)).to.equal("declined");
    expect(await outcome(call.elsewhere.answers)).to.equal("answered-elsewhere");
    await ben.hangsUp();
    await ben.calls();
    expect(element.state).to.equal("incoming");
  });

  it("createTestCall() makes the network poor, and good again", async () => {
    const element = await open();
    await talk(element, call.person("ben"));
    const levels: string[] = [];
    element.addEventListener("chat-call-quality-change", ({ detail }) => levels.push(detail.level));
    call.network("poor");
    await waitUntil(() => levels.at(-1) === "poor", "poor");
    call.network("excellent");
    await waitUntil(() => levels.at(-1) === "excellent", "excellent");
  });

  it("createTestCall() blocks sound as a browser does", async () => {
    const element = await open();
    call.deny("sound");
    const blocked = oneEvent(element, "chat-call-audio-blocked");
    await talk(element, call.person("ben"));
    await blocked;
  });
});
