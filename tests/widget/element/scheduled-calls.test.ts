/** Scheduled calls at the element: the cards when they are due, and the history before that. */
import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { freshToken } from "../effects/signaling/jwt.ts";
import { answered, call, config, ended, incoming, snapshotOf } from "../model/script.ts";
import { callPage } from "../ui/support/call-entries.ts";
import { scheduledCall } from "../ui/support/scheduled-calls.ts";
import { find, findAll } from "../ui/support/show-call.ts";
import { waitUntil } from "../support/wait-until.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";

const MINUTE_MS = 60_000;
const KEPT = "chat-call.due";
const dueCall = (change: Parameters<typeof scheduledCall>[0] = {}) =>
  scheduledCall({ chatId: "chat-1", startsAt: new Date().toISOString(), ...change });

const WRITTEN = {
  messageId: "message-1",
  index: 1,
  userId: "ben",
  text: "Bye, then",
  sentAt: "2026-01-31T12:00:01.000Z",
};

describe("<chat-call> scheduled calls", () => {
  const { fetch } = globalThis;
  let server: FakeCallServer;
  let current: ChatCall;
  let asked: Request[];
  /** The server's answer to requests about scheduled calls. */
  let answer: () => Response;

  before(defineChatCall);
  beforeEach(() => {
    localStorage.removeItem(KEPT);
    server = startFakeCallServer();
    server.acknowledges();
    asked = [];
    answer = () => success({ scheduledCalls: [] });
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      if (!request.url.includes("/api/")) return fetch(input, init);
      if (!request.url.includes("/api/scheduled-calls")) {
        return Promise.resolve(success(callPage([])));
      }
      asked.push(request.clone());
      return Promise.resolve(answer());
    };
  });
  afterEach(async () => {
    globalThis.fetch = fetch;
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
    localStorage.removeItem(KEPT);
  });

  const success = (data: unknown) => Response.json({ success: true, data });
  const refusal = (code: string, status: number) =>
    Response.json({ success: false, error: { code, message: code } }, { status });

  async function ready(change: Partial<ChatCall> = {}): Promise<ChatCall> {
    current = document.createElement("chat-call");
    Object.assign(current, { token: server.token, ringtone: "none", ...change });
    document.body.append(current);
    await Promise.all([
      oneEvent(current, "chat-call-ready"),
      server.welcomes({ serverTime: new Date().toISOString() }),
    ]);
    await current.updateComplete;
    return current;
  }
  const falls = (call: ScheduledCall) => server.says({ type: "schedule:due", scheduledCall: call });
  const changes = (scheduledId: string, call: ScheduledCall | null) =>
    server.says({ type: "schedule:changed", scheduledId, scheduledCall: call });
  const cards = () => findAll(current, "section[aria-labelledby^=name-]");
  const shows = (count: number) =>
    waitUntil(() => cards().length === count, `${count} cards of calls that are due`);
  const press = (name: string) =>
    findAll(current, "button").find(({ textContent }) => textContent!.trim() === name)!.click();

  it("show a card when they are due, which starts an ordinary call", async () => {
    await ready();
    const call = dueCall({ title: "Order 42", callType: "video" });
    falls(call);
    await shows(1);
    expect(find(current, "h2").textContent).to.equal("Order 42");
    press("Start call");
    expect(await server.hears("call:initiate"))
      .to.include({ chatId: "chat-1", callType: "video" });
    // The call is shown instead.
    await shows(0);
  });

  it("are announced to the page once, which can prevent the card", async () => {
    await ready();
    const told: ScheduledCall[] = [];
    current.addEventListener("chat-call-due", (event) => {
      told.push(event.detail.scheduledCall);
      if (told.length === 1) event.preventDefault();
    });
    const [own, ours] = [dueCall(), dueCall()];
    falls(own);
    falls(own);
    falls(ours);
    await shows(1);
    expect(told).to.deep.equal([own, ours]);
  });

  it("disappear when they are cancelled, and 15 minutes after their start", async () => {
    await ready();
    const call = dueCall();
    falls(call);
    await shows(1);
    changes(call.id, null);
    await shows(0);
    const late = dueCall({ startsAt: new Date(Date.now() - 15 * MINUTE_MS + 300).toISOString() });
    falls(late);
    await shows(1);
    await shows(0);
  });

  it("give way to a ringing call, and are back after it", async () => {
    await ready();
    falls(dueCall());
    await shows(1);
    server.says({ ...incoming(snapshotOf({ callerId: "ben" })), receivedAtMs: undefined });
    await waitUntil(() => current.state === "incoming");
    await shows(0);
    await current.ignore();
    await shows(1);
  });

  it("show their title in the ring that starts them, even if they were put off", async () => {
    await ready();
    const rings = async (sessionId: string) => {
      const snapshot = snapshotOf({ callerId: "ben", sessionId });
      server.says({ ...incoming(snapshot), sessionId, receivedAtMs: undefined });
      await waitUntil(() => current.state === "incoming");
    };
    const titles = () =>
      findAll(current, "chat-call-due-title").map(({ shadowRoot }) =>
        shadowRoot!.textContent!.trim()
      );
    const due = dueCall({ title: "Weekly planning" });
    falls(due);
    await shows(1);
    press("Later");
    await shows(0);
    await rings("call-1");
    await waitUntil(() => titles().join() === "Weekly planning", "the title");
    await expect(find(current, "chat-call-incoming-panel")).to.be.accessible();
    // Somebody has accepted, but it rings on here.
    const changed = oneEvent(current, "chat-call-schedule-change");
    changes(due.id, null);
    await changed;
    await aTimeout(50);
    expect(titles()).to.deep.equal(["Weekly planning"]);
    await current.ignore();
    await waitUntil(() => titles().length === 0, "no ring");
    // The chat's next call is a different one.
    await rings("call-2");
    await waitUntil(() => findAll(current, "chat-call-incoming-panel").length === 1, "the ring");
    await aTimeout(50);
    expect(titles()).to.deep.equal([]);
  });

  it("give way to unread messages of an ended call until those are dismissed", async () => {
    const features = { messages: true, recording: false };
    server.acknowledges((type) => ({
      ...(type === "webrtc:config:get" && { config: { ...config, features } }),
      ...(type === "call:accept" && { call: answered({ callerId: "ben" }) }),
    }));
    await ready();
    server.says({ ...incoming(snapshotOf({ callerId: "ben" })), receivedAtMs: undefined });
    await waitUntil(() => current.state === "incoming");
    await current.accept();
    await waitUntil(() => findAll(current, "[part=messages]").length === 1, "the call");
    const heard = oneEvent(current, "chat-call-message");
    server.says({ type: "call:message", ...call, ...WRITTEN });
    await heard;
    server.says({ ...ended(), receivedAtMs: undefined });
    const isTold = () =>
      findAll(current, "chat-call-messages-left").some((left) =>
        findAll(left, "button").length > 0
      );
    await waitUntil(isTold, "what was written");
    falls(dueCall());
    await waitUntil(() => current.shadowRoot!.querySelector("chat-call-due") !== null, "the cards");
    await waitUntil(() => current.state === "idle", "no call");
    await current.updateComplete;
    expect([isTold(), cards().length]).to.deep.equal([true, 0]);
    find(current, "[aria-label=Dismiss]").click();
    await shows(1);
    expect(isTold()).to.equal(false);
  });

  it("stay away once they are put off, even when announced again or put off in another tab", async () => {
    await ready();
    const [one, other] = [dueCall(), dueCall()];
    falls(one);
    falls(other);
    await shows(2);
    press("Later");
    await shows(1);
    falls(one);
    // Another tab has stored this.
    const kept = JSON.stringify([...JSON.parse(localStorage[KEPT]), `dismissed ${other.id}`]);
    localStorage.setItem(KEPT, kept);
    dispatchEvent(new StorageEvent("storage", { key: KEPT, newValue: kept }));
    await shows(0);
  });

  it("use the language of the element", async () => {
    await ready({ lang: "de" });
    falls(dueCall());
    await shows(1);
    await waitUntil(() => findAll(current, ".start")[0]?.textContent?.trim() === "Anruf starten");
  });

  it("disappear when the page's person changes", async () => {
    const persons = { ann: server.token, ben: freshToken("ben", "chat-1") };
    let person: keyof typeof persons = "ann";
    await ready({ token: null, getToken: () => persons[person] });
    falls(dueCall({ with: ["mira"] }));
    await shows(1);
    person = "ben";
    current.getToken = () => persons[person];
    await waitUntil(() => server.sockets.length === 2);
    await server.welcomes({ user: { id: "ben", name: "Ben" } });
    await shows(0);
  });

  it("disappear if the server does not announce them on a new line", async () => {
    await ready();
    const [kept, over] = [dueCall(), dueCall()];
    falls(kept);
    falls(over);
    await shows(2);
    await aTimeout(3_100);
    server.sockets.at(-1)!.drop();
    await Promise.all([
      oneEvent(current, "chat-call-ready"),
      server.welcomes({ serverTime: new Date().toISOString() }).then(() => falls(kept)),
    ]);
    await shows(1);
    expect(find(current, "h2").id).to.equal(`name-${kept.id}`);
  });

  it("are listed in the history, which follows the server's changes", async () => {
    const first = scheduledCall({ chatId: "chat-1", title: "Order 42" });
    answer = () => success({ scheduledCalls: [first] });
    await ready();
    await current.openHistory();
    const titles = () => findAll(current, "h4").map(({ textContent }) => textContent);
    await waitUntil(() => titles().join() === "Order 42");
    const next = scheduledCall({ chatId: "chat-1", title: "Sooner", startsAt: soon() });
    changes(next.id, next);
    await waitUntil(() => titles().join() === "Sooner,Order 42");
    changes(first.id, null);
    await waitUntil(() => titles().join() === "Sooner");
  });

  const soon = () => new Date(Date.now() + MINUTE_MS).toISOString();

  it("are scheduled and cancelled with the person's token, with one idempotency key per plan", async () => {
    await ready();
    await current.openHistory();
    await waitUntil(() => findAll(current, ".plan").length === 1);
    press("Schedule a call");
    await waitUntil(() => findAll(current, "[type=submit]").length === 1);
    const made = scheduledCall({ chatId: "chat-1", title: "Order 42" });
    answer = () => Response.error();
    press("Schedule");
    await waitUntil(() => findAll(current, ".problem").length === 1);
    const first = await asked.at(-1)!.json();
    answer = () => success(made);
    press("Schedule");
    await waitUntil(() => findAll(current, "h4").length === 1);
    expect(asked.at(-1)!.headers.get("authorization")).to.equal(`Bearer ${server.token}`);
    const { startsAt, idempotencyKey, ...plan } = await asked.at(-1)!.json();
    expect(idempotencyKey, "it may be made already").to.equal(first.idempotencyKey);
    expect(plan).to.deep.equal({ chatId: "chat-1", callType: "voice" });
    expect(Date.parse(startsAt)).to.be.above(Date.now());
    press("Cancel call");
    await waitUntil(() => findAll(current, ".sure").length === 1);
    find(current, ".sure").click();
    await waitUntil(() => findAll(current, "h4").length === 0);
    expect(asked.at(-1)).to.include({ method: "DELETE" });
    expect(asked.at(-1)!.url).to.match(new RegExp(`/api/scheduled-calls/${made.id}$`));
  });

  it("cannot be scheduled if the page or the server turns that off", async () => {
    answer = () => success({ scheduledCalls: [scheduledCall({ title: "Order 42" })] });
    await ready({ controlsList: "no-schedule" });
    await current.openHistory();
    await waitUntil(() => findAll(current, "h4").length === 1);
    expect(findAll(current, ".plan")).to.deep.equal([]);
    current.remove();
    await aTimeout(0);
    answer = () => refusal("turned-off", 403);
    await ready();
    await current.openHistory();
    await waitUntil(() => asked.length === 2);
    await aTimeout(50);
    expect(findAll(current, "chat-call-upcoming")).to.deep.equal([]);
  });

  it("report that they could not be loaded", async () => {
    answer = () => refusal("store-unavailable", 503);
    await ready();
    await current.openHistory();
    await waitUntil(() => findAll(current, ".failed").length === 1);
    expect(find(current, ".failed").textContent).to.contain("could not be loaded");
  });
});
