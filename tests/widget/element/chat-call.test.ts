import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { waitUntil } from "../support/wait-until.ts";
import { CHAT } from "./call-server-fake.ts";
import { useElementPage } from "./element-page.ts";

describe("<chat-call>", () => {
  const page = useElementPage();
  const { inCall, place, ready } = page;

  const buttons = (element: ChatCall) => {
    const list = element.renderRoot.querySelector("chat-call-buttons")!;
    return [...list.renderRoot.querySelectorAll("[part=call-button]")]
      .map((button) => button.ariaLabel);
  };

  it("offers the call types that both the chat and the page allow", async () => {
    const element = await ready();
    await element.updateComplete;
    await waitUntil(() => buttons(element).length === 2);
    expect(buttons(element)).to.deep.equal(["Voice call", "Video call"]);
    element.setAttribute("call-types", "voice");
    await element.updateComplete;
    await waitUntil(() => buttons(element).length === 1);
    expect(buttons(element)).to.deep.equal(["Voice call"]);
  });

  it("uses the server's clock for the end of the chat", async () => {
    const offerAt = async (serverTime: number, endsAt: number) => {
      const element = place();
      const when = (ms: number) => new Date(ms).toISOString();
      const chats = [{ ...CHAT, endsAt: when(endsAt) }];
      await Promise.all([
        oneEvent(element, "chat-call-ready"),
        page.server.welcomes({ chats, serverTime: when(serverTime) }),
      ]);
      await element.updateComplete;
      const { offer } = element.renderRoot.querySelector("chat-call-buttons")!;
      element.remove();
      await aTimeout(0);
      return offer.unavailable;
    };
    const hour = 3_600_000;
    expect(await offerAt(Date.now() - 2 * hour, Date.now() - hour)).to.equal(null);
    expect(await offerAt(Date.now() + 2 * hour, Date.now() + hour)).to.equal("chat-ended");
  });

  it("takes over properties that were set before the element was defined", async () => {
    // A tag without a definition stands for an element that exists before the script has loaded.
    const tag = "chat-call-late";
    const early = document.createElement(tag) as ChatCall;
    const { token } = page.server;
    Object.assign(early, { getToken: () => Promise.resolve(token), position: "top-right" });
    document.body.append(early);
    const Element = customElements.get("chat-call") as typeof ChatCall;
    customElements.define(tag, class extends Element {});
    expect(Object.hasOwn(early, "getToken")).to.equal(false);
    await early.updateComplete;
    expect(early.position).to.equal("top-right");
    await page.server.welcomes();
    expect(page.server.sockets[0].sent[0]).to.deep.include({ type: "hello", token });
  });

  it("is defined once, even if the script is loaded again", () => {
    const before = customElements.get("chat-call");
    defineChatCall();
    expect(customElements.get("chat-call")).to.equal(before);
  });

  it("matches :state(idle) before the first call", async () => {
    const element = await ready();
    expect(element.matches(":state(idle)")).to.equal(true);
    await element.startCall();
    expect(element.matches(":state(idle)")).to.equal(false);
  });

  it("keeps the call when it is moved in the page", async () => {
    const element = await inCall();
    const frame = document.createElement("section");
    document.body.append(frame);
    frame.append(element);
    frame.remove();
    document.body.append(frame);
    await aTimeout(20);
    expect(element.state).to.equal("connecting");
    expect(page.server.sockets).to.have.lengthOf(1);
    expect(page.server.sockets[0].readyState).to.equal(WebSocket.OPEN);
    expect(page.opened[0].readyState).to.equal("live");
    expect(page.server.sockets[0].sent.map(({ type }) => type)).not.to.include("call:end");
  });

  it("keeps the call when the element is replaced by another for the same person", async () => {
    const element = await inCall();
    const next = document.createElement("chat-call");
    next.token = page.server.token;
    element.replaceWith(next);
    await waitUntil(() => next.state === "connecting");
    await aTimeout(0);
    expect(page.server.sockets).to.have.lengthOf(1);
    expect(page.opened[0].readyState).to.equal("live");
    expect(element.state).to.equal("idle");
  });

  it("keeps the call when attributes change", async () => {
    const element = await inCall();
    element.setAttribute("display", "inline");
    element.setAttribute("ringtone", "none");
    element.setAttribute("server", "https://elsewhere.example");
    element.token = page.server.token;
    await element.updateComplete;
    await aTimeout(20);
    expect(element.state).to.equal("connecting");
    expect(page.server.sockets).to.have.lengthOf(1);
  });

  it("stops the microphone and closes the line when it is removed, without hanging up", async () => {
    const element = await inCall();
    element.remove();
    await waitUntil(() => page.opened[0].readyState === "ended");
    expect(page.server.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    expect(page.server.sockets[0].sent.map(({ type }) => type)).not.to.include("call:end");
    expect(element.state).to.equal("idle");
    dispatchEvent(new Event("online"));
    await aTimeout(20);
    expect(page.server.sockets).to.have.lengthOf(1);
  });

  it("connects again when it is put back after a removal", async () => {
    const element = await ready();
    element.remove();
    await aTimeout(0);
    expect(page.server.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    document.body.append(element);
    await Promise.all([oneEvent(element, "chat-call-ready"), page.server.welcomes()]);
    expect(page.server.sockets).to.have.lengthOf(2);
  });

  it("shares one line with another element, and one of them shows the call", async () => {
    const first = await ready();
    const second = place();
    await oneEvent(second, "chat-call-ready");
    expect(page.server.sockets).to.have.lengthOf(1);
    await second.startCall();
    expect([first.state, second.state]).to.deep.equal(["dialing", "idle"]);
    first.remove();
    await aTimeout(0);
    expect(second.state).to.equal("dialing");
  });

  it("explains its disabled button if the token is invalid", async () => {
    const element = place({ token: "no token" });
    await waitUntil(() =>
      element.renderRoot.querySelector("chat-call-buttons")?.offer.unavailable === "unauthorized"
    );
    expect(page.server.sockets).to.deep.equal([]);
  });
});
