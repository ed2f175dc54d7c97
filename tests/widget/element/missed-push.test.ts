import { aTimeout, expect } from "@open-wc/testing";
import { keptPush, rememberPush } from "../../../widget/effects/push/push-memory.ts";
import { FakePushBrowser, KEY } from "../effects/push/fake-push.ts";
import { waitUntil } from "../support/wait-until.ts";
import { useElementPage } from "./element-page.ts";

const WORKER = `${location.origin}/call-worker.js`;

describe("<chat-call> and pushes of calls", () => {
  const page = useElementPage();
  const { place, ready } = page;
  const { fetch } = globalThis;
  let browser: FakePushBrowser;
  let asked: string[];
  let sent: unknown[];

  beforeEach(() => {
    browser = new FakePushBrowser();
    asked = [];
    sent = [];
    globalThis.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (!pathname.startsWith("/api/")) return await fetch(input, init);
      asked.push(`${init?.method ?? "GET"} ${pathname}`);
      if (init?.body && pathname === "/api/me/push") sent.push(JSON.parse(`${init.body}`));
      const data = pathname === "/api/me/push"
        ? { publicKey: KEY, endpoint: "" }
        : { allowCallsFrom: "everyone", blocked: [], doNotDisturb: false };
      return Response.json({ success: true, data });
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    browser.restore();
    localStorage.removeItem("chat-call.push");
  });

  /** The switch in the settings of an element, once the server has been asked. */
  async function offered(element: Awaited<ReturnType<typeof ready>>) {
    await element.openSettings();
    await waitUntil(() => asked.includes("GET /api/me/settings"), "the settings");
    return element.shadowRoot!.querySelector("chat-call-settings")!.shadowRoot!
      .querySelector("chat-call-push-switch");
  }

  it("offers them if the page names the worker of its site", async () => {
    const element = await ready();
    element.setAttribute("push-worker", "/call-worker.js");
    const view = (await offered(element))!;
    await waitUntil(() => !view.hidden, "the switch");
    const input = view.shadowRoot!.querySelector("input")!;
    input.click();
    await waitUntil(() => sent.length === 1, "the server's part");
    const [{ endpoint }] = browser.registrations.map(({ subscription }) => subscription!);
    expect(sent[0]).to.deep.equal({
      endpoint,
      keys: { p256dh: "p", auth: "a" },
      url: location.href.split("#")[0],
      words: {
        voice: "Missed voice call",
        video: "Missed video call",
        due: { voice: "Scheduled voice call begins now", video: "Scheduled video call begins now" },
      },
    });
    expect(browser.registered).to.deep.equal([WORKER]);
    await waitUntil(() => view.isOn, "on");
    input.click();
    await waitUntil(() => !view.isOn, "off");
    expect(asked.at(-1)).to.equal("DELETE /api/me/push");
    expect(sent[1]).to.deep.equal({ endpoint });
  });

  it("uses the language of the element when the settings are opened, for scheduled calls too", async () => {
    wanted("ann");
    const element = await ready();
    element.lang = "de";
    await waitUntil(() => element.shadowRoot!.querySelector("[lang=de]") !== null, "the language");
    element.setAttribute("push-worker", "/call-worker.js");
    await offered(element);
    await waitUntil(() => sent.length === 1, "the server's part");
    const words = {
      voice: "Verpasster Sprachanruf",
      video: "Verpasster Videoanruf",
      due: {
        voice: "Geplanter Sprachanruf beginnt jetzt",
        video: "Geplanter Videoanruf beginnt jetzt",
      },
    };
    expect(sent[0]).to.deep.include({ words });
    expect(keptPush()?.words).to.deep.equal(words);
  });

  for (const worker of [null, "", "https://"]) {
    it(`does not offer them or ask the server if the worker is ${JSON.stringify(worker)}`, async () => {
      const element = await ready();
      if (worker !== null) element.setAttribute("push-worker", worker);
      expect(await offered(element)).to.equal(null);
      expect(asked).not.to.include("GET /api/me/push");
    });
  }

  /** Somebody has turned pushes on in this browser. */
  function wanted(userId: string) {
    const registration = browser.has(WORKER);
    rememberPush({
      userId,
      server: new URL("/", location.href).href,
      worker: WORKER,
      url: location.href,
      words: { voice: "-", video: "-" },
      publicKey: KEY,
      endpoint: registration.subscribed().endpoint,
    });
    return registration;
  }

  it("logOut() ends them before it resolves, even if called before the token is there", async () => {
    const registration = wanted("ann");
    // The host's token is still pending, so the widget does not know the person yet.
    let give = (_token: string) => {};
    const getToken = () => new Promise<string>((resolve) => give = resolve);
    const element = place({ token: null, getToken });
    await element.updateComplete;
    await element.logOut();
    expect([registration.subscription, keptPush()?.userId]).to.deep.equal([null, "ann"]);
    give(page.server.token);
    await aTimeout(0);
    expect(page.server.sockets, "no line is opened").to.deep.equal([]);
  });

  it("keeps them off if the server's welcome arrives after logOut()", async () => {
    const registration = wanted("ann");
    const element = await ready({ token: null, getToken: () => page.server.token });
    await element.startCall({ type: "voice" });
    page.server.sockets.at(-1)!.drop(1006);
    // Ending the call needs the server, so the line is opened again.
    const over = element.logOut();
    await waitUntil(() => registration.subscription === null, "the end");
    await page.server.welcomes();
    await over;
    await aTimeout(50);
    expect([registration.subscription, asked]).to.deep.equal([null, []]);
  });

  it("keeps them on if the host's session has expired", async () => {
    const registration = wanted("ann");
    const element = await ready({ token: null, getToken: () => page.server.token });
    const [socket] = page.server.sockets;
    element.getToken = () => null;
    await waitUntil(() => socket.readyState === WebSocket.CLOSED, "the end of the line");
    await aTimeout(50);
    expect([registration.subscription === null, keptPush()?.pausedAt])
      .to.deep.equal([false, undefined]);
  });

  it("ends those of the previous person, even in data-saver mode", async () => {
    const registration = wanted("cleo");
    const saving = { configurable: true, value: { saveData: true } };
    Object.defineProperty(navigator, "connection", saving);
    await ready();
    Reflect.deleteProperty(navigator, "connection");
    await waitUntil(() => keptPush() === null, "the end of the other's");
    expect(registration.subscription).to.equal(null);
  });
});
