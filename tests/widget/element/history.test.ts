import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { freshToken } from "../effects/signaling/jwt.ts";
import { incoming, SESSION, snapshotOf } from "../model/script.ts";
import { callEntry, callPage } from "../ui/support/call-entries.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";
import { waitUntil } from "../support/wait-until.ts";

const since = "2026-01-01T00:00:00Z";

describe("<chat-call> history", () => {
  const { fetch } = globalThis;
  let server: FakeCallServer;
  let asked: Request[];

  before(defineChatCall);
  beforeEach(() => {
    server = startFakeCallServer();
    server.acknowledges();
    asked = [];
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      if (!request.url.includes("/api/calls")) return fetch(input, init);
      asked.push(request);
      const data = callPage([callEntry({ chatId: "chat-1" })]);
      return Promise.resolve(Response.json({ success: true, data }));
    };
  });
  afterEach(async () => {
    globalThis.fetch = fetch;
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
  });

  async function ready(change: Partial<ChatCall> = {}, missed = 0): Promise<ChatCall> {
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none", ...change });
    document.body.append(element);
    await Promise.all([
      oneEvent(element, "chat-call-ready"),
      server.welcomes({ missed: { count: missed, since } }),
    ]);
    await element.updateComplete;
    return element;
  }

  const badge = (element: ChatCall) =>
    element.renderRoot.querySelector("chat-call-buttons")!.renderRoot
      .querySelector<HTMLElement>("[part=history-button]");
  const panel = (element: ChatCall) => element.renderRoot.querySelector("chat-call-history");
  const missed = (count: number) =>
    waitFor(count ? `Call history, ${count} missed` : "Call history");
  let current: ChatCall;
  const waitFor = (words: string) => waitUntil(() => badge(current)?.ariaLabel === words, words);

  it("counts missed calls until the history is opened, here or elsewhere", async () => {
    current = await ready({}, 2);
    await missed(2);
    const about = { sessionId: SESSION, chatId: "chat-1" };
    server.says({ type: "call:missed", ...about, callerId: "ben" });
    await missed(3);
    server.says({ type: "calls:seen", count: 1, since: "2026-01-02T00:00:00Z" });
    await missed(1);
    badge(current)!.click();
    await waitUntil(() => panel(current));
    await server.hears("calls:seen");
    await missed(0);
  });

  it("opens once, and fetches the calls with the person's token", async () => {
    current = await ready();
    await Promise.all([current.openHistory(), current.openHistory()]);
    expect(current.renderRoot.querySelectorAll("chat-call-history").length).to.equal(1);
    await waitUntil(() => panel(current)!.renderRoot.querySelector(".call"));
    expect(asked[0].headers.get("authorization")).to.equal(`Bearer ${server.token}`);
    expect(new URL(asked[0].url).searchParams.get("limit")).to.equal("30");
  });

  it("closes for an incoming call, so that Accept can be pressed", async () => {
    current = await ready();
    await current.openHistory();
    expect(panel(current)?.renderRoot.querySelector(":modal")).to.be.ok;
    server.says({ ...incoming(snapshotOf({ callerId: "ben" })), receivedAtMs: undefined });
    await waitUntil(() => current.state === "incoming" && !panel(current));
    const accept = () => {
      const ring = current.renderRoot.querySelector("chat-call-window")?.renderRoot
        .querySelector("chat-call-incoming-panel")?.shadowRoot;
      const button = ring?.querySelector("[part=accept]")?.getBoundingClientRect();
      return button && ring!.elementFromPoint(
        button.x + button.width / 2,
        button.y + button.height / 2,
      )?.closest("[part=accept]");
    };
    await waitUntil(accept, "Accept is within reach");
  });

  it("shows nothing of the previous person when the page's person changes", async () => {
    const persons = { ann: freshToken("ann", "chat-1"), ben: freshToken("ben", "chat-1") };
    let person: keyof typeof persons = "ann";
    current = await ready({ token: null, getToken: () => persons[person] }, 2);
    await missed(2);
    await current.openHistory();
    await waitUntil(() => panel(current)?.calls.length);
    person = "ben";
    current.getToken = () => persons[person];
    await waitUntil(() => server.sockets.length === 2);
    await waitUntil(() => !panel(current));
    await missed(0);
    await server.welcomes({ user: { id: "ben", name: "Ben" }, missed: { count: 1, since } });
    await missed(1);
    expect(server.sockets[1].sent[0]).to.deep.include({ type: "hello", token: persons.ben });
  });

  it("calls back the other person of the chat", async () => {
    current = await ready();
    await current.openHistory();
    const back = await waitUntil(() => panel(current)!.renderRoot.querySelector(".back")).then(() =>
      panel(current)!.renderRoot.querySelector<HTMLElement>(".back")!
    );
    back.click();
    const initiate = await server.hears("call:initiate");
    expect(initiate).to.include({ chatId: "chat-1", callType: "voice" });
  });

  it("offers to call back only while somebody can be called", async () => {
    current = await ready();
    await current.openHistory();
    const back = () => panel(current)!.renderRoot.querySelector(".back");
    await waitUntil(() => back() !== null);
    const becomes = (callable: boolean) =>
      server.says({
        type: "presence:changed",
        members: [{ id: "ben", reachable: true, callable }],
      });
    becomes(false);
    await waitUntil(() => back() === null);
    becomes(true);
    await waitUntil(() => back() !== null);
  });

  it("has no button with no-history in controlsList", async () => {
    current = await ready({ controlsList: "no-screenshare no-history" });
    expect(badge(current)).to.equal(null);
  });

  it("openHistory() rejects before there is a line", async () => {
    current = document.createElement("chat-call");
    document.body.append(current);
    const error = await current.openHistory().catch((reason) => reason);
    expect(error.code).to.equal("not-ready");
  });
});
