/** Mistakes of a page's author: reported once on the console, and no call is offered to people. */
import { expect, fixture, html } from "@open-wc/testing";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { startFakeCallServer } from "./call-server-fake.ts";
import { waitUntil } from "../support/wait-until.ts";

defineChatCall();

describe("<chat-call> with a mistake in its page", () => {
  const { warn } = console;
  const { setTimeout } = globalThis;
  let told: unknown[];
  beforeEach(() => {
    told = [];
    console.warn = (...words) => told.push(...words);
  });
  afterEach(() => {
    console.warn = warn;
    globalThis.setTimeout = setTimeout;
  });

  const reasons = (element: ChatCall) =>
    [...element.shadowRoot!.querySelector("chat-call-buttons")!.shadowRoot!.querySelectorAll(
      ".tip",
    )]
      .map((tip) => tip.textContent);

  const offered = (element: ChatCall) =>
    element.shadowRoot!.querySelector("chat-call-buttons")!.offer.types;

  it("<chat-call> without a token source warns once, and offers no call", async () => {
    // Skips the time that a script has to set one.
    globalThis.setTimeout =
      ((run: () => void, ms?: number) =>
        setTimeout(run, ms === 5_000 ? 0 : ms)) as typeof setTimeout;
    const element = await fixture<ChatCall>(html`<chat-call lang="en"></chat-call>`);
    expect(reasons(element)).to.deep.equal(["Connecting…", "Connecting…"]);
    await waitUntil(() => told.length > 0);
    await waitUntil(() => reasons(element)[0] === "Calls are not available here");
    expect(told).to.deep.equal([
      "Cannot get a token: set token, token-url or getToken",
    ]);
  });

  it("<chat-call> on a page that the server refuses offers no call", async () => {
    const server = startFakeCallServer();
    const element = await fixture<ChatCall>(
      html`<chat-call lang="en" token=${server.token}></chat-call>`,
    );
    const words = (expected: string) => waitUntil(() => reasons(element)[0] === expected, expected);
    try {
      await waitUntil(() => server.sockets.length === 1);
      server.sockets[0].drop(4403, "CHAT_CALL_ORIGINS does not name this page");
      await words("Calls are not available here");
      expect(told).to.have.length(1);
      // When the page sets another server, the element tries again.
      element.server = "https://calls.example/";
      await words("Connecting…");
      expect(server.sockets).to.have.length(2);
    } finally {
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      server.close();
    }
  });

  it("<chat-call> that cannot connect fires one error event", async () => {
    const codes: string[] = [];
    const listen = (event: Event) => codes.push((event as CustomEvent).detail.code);
    document.addEventListener("chat-call-error", listen);
    await fixture(html`<chat-call token="no token"></chat-call>`);
    await waitUntil(() => codes.length === 1);
    await fixture(
      html`<chat-call .getToken=${() => Promise.reject(new Error("500"))}></chat-call>`,
    );
    await waitUntil(() => codes.length === 2);
    document.removeEventListener("chat-call-error", listen);
    expect(codes).to.deep.equal(["unauthorized", "server-unreachable"]);
  });

  for (
    const [words, types] of Object.entries({
      "voice": ["voice"],
      "video, voice": ["voice", "video"],
      " video,": ["video"],
      "": [],
    })
  ) {
    it(`<chat-call> accepts "${words}" as call-types`, async () => {
      const element = await fixture<ChatCall>(html`<chat-call call-types=${words}></chat-call>`);
      expect(offered(element)).to.deep.equal(types);
      expect(told).to.deep.equal([]);
    });
  }

  it("<chat-call> warns once of an unknown call type, and offers the known ones", async () => {
    const element = await fixture<ChatCall>(
      html`<chat-call call-types="video audio"></chat-call>`,
    );
    expect(offered(element)).to.deep.equal(["video"]);
    // Other updates do not repeat the warning.
    element.position = "top-right";
    await element.updateComplete;
    expect(told).to.deep.equal([
      'Cannot use call-types: current value is "video audio"',
    ]);
  });
});
