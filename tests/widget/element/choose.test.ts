import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { CHAT, type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";

const OTHERS = ["Ben Okafor", "Cleo", "Dán", "Eve", "Finn", "Gül", "Hana", "Ivo", "Jun"]
  .map((name) => ({ id: name.slice(0, 3).toLowerCase(), name }));

describe("<chat-call> in a chat with more people than a call holds", () => {
  let server: FakeCallServer;

  beforeEach(() => {
    defineChatCall();
    server = startFakeCallServer();
    server.acknowledges();
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
  });

  async function ready(others: typeof OTHERS, maxParticipants?: number): Promise<ChatCall> {
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none" });
    document.body.append(element);
    await Promise.all([
      oneEvent(element, "chat-call-ready"),
      server.welcomes({
        chats: [{ ...CHAT, members: [CHAT.members[0], ...others] }],
        members: others.map(({ id }) => ({ id, reachable: true, callable: true })),
        ...(maxParticipants && { maxParticipants }),
      }),
    ]);
    await element.updateComplete;
    return element;
  }

  const press = (element: ChatCall, name: string) =>
    element.renderRoot.querySelector("chat-call-buttons")!.renderRoot
      .querySelector<HTMLElement>(`[aria-label="${name}"]`)!.click();
  const panelOf = (element: ChatCall) => element.renderRoot.querySelector("chat-call-invite");
  async function chooserOf(element: ChatCall) {
    await waitUntil(() => panelOf(element)?.renderRoot.querySelector("dialog[open]"));
    const root = panelOf(element)!.renderRoot as ShadowRoot;
    return {
      root,
      boxes: () => [...root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")],
      names: () => [...root.querySelectorAll(".name")].map((name) => name.textContent!.trim()),
      call: root.querySelector<HTMLButtonElement>(".call")!,
      drawn: () => panelOf(element)!.updateComplete,
    };
  }

  it("asks whom to call, limits the choice to what a call holds, and calls them", async () => {
    const element = await ready(OTHERS, 3);
    press(element, "Video call");
    const { root, boxes, call, drawn } = await chooserOf(element);
    expect(root.querySelector("h2")!.textContent).to.equal("Who do you want to call?");
    expect(root.querySelector("#limit")!.textContent).to.equal("Up to 3 people in a call");
    expect(boxes()).to.have.lengthOf(OTHERS.length);
    await expect(panelOf(element)!).to.be.accessible();

    for (const box of boxes().slice(1, 3)) box.click();
    await drawn();
    expect(boxes().map(({ disabled }) => disabled)).to.deep.equal(
      OTHERS.map((_, at) => at !== 1 && at !== 2),
    );
    await expect(panelOf(element)!).to.be.accessible();
    call.click();
    const asked = await server.hears("call:initiate");
    expect(asked).to.deep.include({ callType: "video", targetUserIds: ["cle", "dán"] });
    await waitUntil(() => panelOf(element) === null);
  });

  it("finds people by name without accents, and keeps those already chosen", async () => {
    const element = await ready(OTHERS, 6);
    press(element, "Voice call");
    const { root, boxes, names, call, drawn } = await chooserOf(element);
    boxes()[0].click();
    const search = root.querySelector<HTMLInputElement>("[type=search]")!;
    const type = (text: string) => {
      search.value = text;
      search.dispatchEvent(new InputEvent("input"));
      return drawn();
    };
    await type(" dan");
    expect(names()).to.deep.equal(["Dán"]);
    boxes()[0].click();
    await type("nobody");
    expect(names()).to.deep.equal([]);
    expect(root.querySelector("p.note")!.textContent).to.equal("Nobody found");
    call.click();
    const { targetUserIds } = await server.hears("call:initiate");
    expect(targetUserIds).to.deep.equal(["ben", "dán"]);
  });

  it("updates who is reachable while it is open, and keeps the order", async () => {
    const element = await ready(OTHERS, 3);
    press(element, "Voice call");
    const { root, boxes, names, call, drawn } = await chooserOf(element);
    for (const box of boxes().slice(0, 2)) box.click();
    server.says({
      type: "presence:changed",
      members: [
        { id: "ben", reachable: false, callable: true },
        { id: "cle", reachable: true, callable: false },
      ],
    });
    await waitUntil(() => root.querySelectorAll(".here").length === OTHERS.length - 2);
    await drawn();
    expect(names()).to.deep.equal(OTHERS.map(({ name }) => name));
    // A person who can no longer be called is no longer selected.
    expect(boxes().map(({ checked }) => checked).indexOf(true)).to.equal(0);
    call.click();
    expect((await server.hears("call:initiate")).targetUserIds).to.deep.equal(["ben"]);
  });

  it("is closed by Escape without a call, and opens only once", async () => {
    const element = await ready(OTHERS, 3);
    press(element, "Voice call");
    press(element, "Voice call");
    const { root } = await chooserOf(element);
    expect(element.renderRoot.querySelectorAll("chat-call-invite")).to.have.lengthOf(1);
    // This is what the browser does at Escape.
    root.querySelector("dialog")!.requestClose?.();
    root.querySelector("dialog")!.close();
    await waitUntil(() => panelOf(element) === null);
    expect(element.state).to.equal("idle");
  });

  for (
    const [what, others, limit] of [
      ["all fit into a call", OTHERS.slice(0, 2), 3],
      ["the server has not named a limit", OTHERS, undefined],
    ] as const
  ) {
    it(`calls at once if ${what}`, async () => {
      const element = await ready([...others], limit);
      press(element, "Voice call");
      expect((await server.hears("call:initiate")).type).to.equal("call:initiate");
      expect(panelOf(element)).to.equal(null);
    });
  }
});
