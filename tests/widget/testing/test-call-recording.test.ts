/** Recordings in the kit: requests and consent, without anybody who really records. */
import { expect, oneEvent } from "@open-wc/testing";
import type { ChatCall } from "../../../widget/chat-call.ts";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { call, close, inners, open, talk } from "./support/kit-page.ts";

/** The element's recording events, in order. */
function newsOf(element: ChatCall): string[] {
  const news: string[] = [];
  element.addEventListener("chat-call-recording", ({ detail }) => {
    news.push([detail.state, detail.by, detail.reason].filter(Boolean).join(" "));
  });
  return news;
}

/** Presses the button with these words on it. */
async function press(element: ChatCall, words: string): Promise<void> {
  const found = () =>
    inners(element.shadowRoot!, "button").find((one) => one.textContent!.trim() === words);
  await waitUntil(() => found() !== undefined, words);
  (found() as HTMLButtonElement).click();
}

describe("createTestCall(): recordings", () => {
  afterEach(close);

  it("lets a person ask, and the visitor agree and withdraw consent", async () => {
    const element = await open();
    const ben = call.person("ben");
    const news = newsOf(element);
    await talk(element, ben);
    await ben.asksToRecord();
    await press(element, "Agree");
    await waitUntil(() => news.length === 2, "on");
    expect(element.matches(":state(recording)")).to.equal(true);
    await press(element, "Withdraw consent");
    await waitUntil(() => news.length === 3, "the end");
    expect(news).to.deep.equal(["asking ben", "on ben", "off ben declined"]);
    expect(element.matches(":state(recording)")).to.equal(false);
  });

  it("lets the visitor ask, and a person agree or refuse", async () => {
    const element = await open();
    const ben = call.person("ben");
    const news = newsOf(element);
    await talk(element, ben);
    await element.toggleRecording();
    await ben.agreesToRecording();
    await waitUntil(() => news.length === 2, "on");
    await element.toggleRecording(true);
    await element.toggleRecording(false);
    await waitUntil(() => news.length === 3, "off");
    await element.toggleRecording();
    await ben.refusesRecording();
    await waitUntil(() => news.length === 5, "refused");
    expect(news).to.deep.equal([
      "asking ann",
      "on ann",
      "off ann stopped",
      "asking ann",
      "off ann declined",
    ]);
  });

  it("asks a person who joins before the recording goes on", async () => {
    const people = [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }];
    const element = await open({ people });
    const [ben, cleo] = people.map(({ id }) => call.person(id));
    const news = newsOf(element);
    await talk(element, ben);
    await element.toggleRecording();
    await ben.agreesToRecording();
    await waitUntil(() => news.length === 2, "on");
    await cleo.joins();
    await waitUntil(() => news.length === 3, "asked again");
    await cleo.agreesToRecording();
    await waitUntil(() => news.length === 4, "on again");
    const ended = oneEvent(element, "chat-call-recording");
    await element.hangUp();
    expect((await ended).detail).to.deep.equal({ state: "off", by: "ann", reason: "call-over" });
    expect(news.slice(2, 4)).to.deep.equal(["asking ann", "on ann"]);
  });

  it("rejects with the reason if the visitor cannot record", async () => {
    const element = await open();
    const ben = call.person("ben");
    const codeOf = (trying: Promise<void>) => trying.then(() => "none", ({ code }) => code);
    expect(await codeOf(element.toggleRecording())).to.equal("not-in-call");
    await talk(element, ben);
    await ben.asksToRecord();
    expect(await codeOf(element.toggleRecording())).to.equal("recording-exists");
    await ben.stopsRecording();
  });
});
