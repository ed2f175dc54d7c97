import { aTimeout, expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { BUILT_IN_MESSAGES } from "../../../../widget/ui/locales/message-catalog.ts";
import { englishMessages as words } from "../../../../widget/ui/locales/messages/en.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup } from "../support/fake-group.ts";
import { FakeMessages } from "../support/fake-messages.ts";
import { button, buttonNames, find, findAll, settled, showCall } from "../support/show-call.ts";

type Shown = Awaited<ReturnType<typeof showCall>>["view"];

const controls = "camera chat settings";
const bubbles = (view: Shown) =>
  findAll(view, '[part="message"]').map((one) => one.textContent!.trim());
const field = (view: Shown) => find<HTMLTextAreaElement>(view, "textarea");
const told = (view: Shown) =>
  [...view.shadowRoot!.querySelectorAll("[role=status]")].map((one) => one.textContent).join("|");
const isOpen = (view: Shown) => findAll(view, "textarea").length > 0;
const counted = (view: Shown) => button(view, "Messages").querySelector("b")?.dataset.count ?? "";

/** A call whose page has loaded the code for messages. */
async function show(call: FakeCall, fill: (messages: FakeMessages) => void = () => {}) {
  const messages = new FakeMessages(call);
  fill(messages);
  const { view } = await showCall(call, { controls });
  await waitUntil(() => customElements.get("chat-call-messages"));
  await aTimeout(20);
  return { view, messages };
}

async function showOpen(call: FakeCall, fill?: (messages: FakeMessages) => void) {
  const shown = await show(call, fill);
  button(shown.view, "Messages").click();
  await waitUntil(() => isOpen(shown.view));
  await aTimeout(0);
  return shown;
}

function type(view: Shown, text: string): void {
  field(view).value = text;
  field(view).dispatchEvent(new Event("input"));
}
function press(view: Shown, key: string, how: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, ...how });
  field(view).dispatchEvent(event);
}

const video = () => new FakeCall({ callType: "video" }).active();

describe("messages of a call", () => {
  it("are offered where the server takes them, unless the page leaves them out", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call, { controls });
    expect(buttonNames(view)).not.to.include("Messages");
    new FakeMessages(call);
    await settled();
    expect(buttonNames(view)).to.include("Messages");
    view.controls = "camera settings";
    await settled();
    expect(buttonNames(view)).not.to.include("Messages");
  });

  it("open beside the call, take the focus, and give it back on Escape", async () => {
    const { view } = await showOpen(video());
    expect(find(view, "[part~=messages]").textContent).to.equal("");
    expect(find(view, "chat-call-messages").shadowRoot!.textContent).to.include(words.empty);
    expect(field(view).matches(":focus")).to.equal(true);
    expect(button(view, "Messages").getAttribute("aria-expanded")).to.equal("true");
    await expect(view).to.be.accessible();
    press(view, "Escape");
    await settled();
    expect(isOpen(view)).to.equal(false);
    expect(button(view, "Messages").matches(":focus")).to.equal(true);
    expect(button(view, "Messages").getAttribute("aria-expanded")).to.equal("false");
  });

  for (
    const { width, height } of [{ width: 1280, height: 800 }, { width: 640, height: 400 }, {
      width: 320,
      height: 568,
    }]
  ) {
    it(`fit on a screen of ${width} by ${height} without covering the controls`, async () => {
      await setViewport({ width, height });
      for (const call of [video(), new FakeCall().active()]) {
        const { view } = await showOpen(call, (messages) => {
          for (let at = 0; at < 30; at++) messages.from("ben", `number ${at} `.repeat(9));
        });
        const popup = find(view, "[part~=popup]").getBoundingClientRect();
        expect(popup.top, "top").to.be.at.least(0);
        expect(popup.bottom, "bottom").to.be.at.most(height);
        expect(popup.right, "right").to.be.at.most(width);
        const panel = find(view, "chat-call-messages").getBoundingClientRect();
        for (const control of findAll(view, ".control")) {
          const { top, bottom } = control.getBoundingClientRect();
          expect(bottom <= panel.top + 1 || top >= panel.bottom - 1, "apart").to.equal(true);
          expect(bottom, "control").to.be.at.most(height);
        }
        expect(field(view).getBoundingClientRect().bottom, "field").to.be.at.most(height);
        view.remove();
      }
      await setViewport({ width: 800, height: 600 });
    });
  }

  it("are sent by Enter, but not with Shift or while an input method composes", async () => {
    const { view, messages } = await showOpen(video());
    type(view, " first \nsecond ");
    press(view, "Enter", { shiftKey: true });
    press(view, "Enter", { isComposing: true });
    press(view, "Enter", { keyCode: 229 });
    expect(messages.asked).to.deep.equal([]);
    press(view, "Enter");
    await waitUntil(() => bubbles(view).length > 0);
    expect(bubbles(view)).to.deep.equal(["first \nsecond"]);
    expect(field(view).value).to.equal("");
    press(view, "Enter");
    button(view, words.send).click();
    expect(messages.written).to.have.length(1);
  });

  it("keep typed keys from the page, where they could be shortcuts", async () => {
    const { view } = await showOpen(video());
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener("keydown", hear);
    press(view, "m");
    document.removeEventListener("keydown", hear);
    expect(heard).to.deep.equal([]);
  });

  it("keep a draft while they are closed", async () => {
    const { view } = await showOpen(video());
    type(view, "half a thought");
    button(view, words.close).click();
    await settled();
    button(view, "Messages").click();
    await waitUntil(() => isOpen(view));
    expect(field(view).value).to.equal("half a thought");
  });

  it("count the characters left near the limit, and are not sent when too long", async () => {
    const { view, messages } = await showOpen(video());
    type(view, "x".repeat(1_801));
    await settled();
    expect(find(view, ".left").textContent).to.equal("Characters left: 199");
    type(view, "x".repeat(2_001));
    await settled();
    expect(find(view, ".left").textContent).to.equal("Characters left: -1");
    press(view, "Enter");
    expect(messages.asked).to.deep.equal([]);
    await expect(view).to.be.accessible();
  });

  it("can be sent again when the server refused them", async () => {
    const { view, messages } = await showOpen(video());
    messages.refusal = "rate-limited";
    type(view, "one");
    press(view, "Enter");
    await waitUntil(() => buttonNames(view).includes(words.tryAgain));
    expect(find(view, ".trouble").textContent).to.include(words.notSent);
    await expect(view).to.be.accessible();
    messages.refusal = null;
    button(view, words.tryAgain).click();
    await waitUntil(() => messages.written.length > 0);
    await settled();
    expect(bubbles(view)).to.deep.equal(["one"]);
    expect(buttonNames(view)).not.to.include(words.tryAgain);
  });

  it("show addresses as links without referrer or opener, and never markup", async () => {
    const { view } = await showOpen(video(), (messages) => {
      messages.from("ben", "<img src=x onerror=alert(1)> https://a.example/x javascript:alert(1)");
    });
    const [message] = findAll(view, '[part="message"]');
    expect(message.querySelector("img")).to.equal(null);
    const links = [...message.querySelectorAll("a")];
    expect(links.map(({ href }) => href)).to.deep.equal(["https://a.example/x"]);
    expect(links[0].rel).to.equal("noopener noreferrer");
    expect(links[0].target).to.equal("_blank");
    expect(links[0].translate, "a text that never changes may be translated").to.equal(true);
  });

  it("name their authors in a group, except oneself", async () => {
    const call = new FakeGroup(3).talking();
    const { view } = await showOpen(call, (messages) => {
      messages.from("ben", "one").from("mira", "two").own("three");
    });
    const named = findAll(view, ".named .from").map((one) => one.textContent!.trim());
    expect(named).to.deep.equal(["Ben Okafor", "Mira Lindqvist"]);
    expect(findAll(view, ".own")).to.have.length(1);
    await expect(view).to.be.accessible();
  });

  it("are counted on their button until they are read", async () => {
    const { view, messages } = await show(video(), (messages) => {
      messages.from("ben", "one").from("ben", "two").own("three");
    });
    const opener = button(view, "Messages");
    await waitUntil(() => counted(view) === "2");
    expect(opener.getAttribute("aria-description")).to.equal("Unread: 2");
    await expect(view).to.be.accessible();
    opener.click();
    await waitUntil(() => messages.box.view.unread === 0);
    await settled();
    expect(counted(view)).to.equal("");
    expect(opener.hasAttribute("aria-description")).to.equal(false);
  });

  it("show and announce a new one beside the stage, and open when it is pressed", async () => {
    const { view, messages } = await show(video());
    messages.from("ben", "Can you hear me?");
    await waitUntil(() => told(view).includes("Message"));
    expect(told(view).replace(/[\u2068\u2069]/g, ""))
      .to.include("Message from Ben Okafor: Can you hear me?");
    const preview = find(view, "chat-call-message-preview[shown]");
    expect(preview.shadowRoot!.textContent).to.include("Can you hear me?");
    await expect(view).to.be.accessible();
    messages.own("Yes");
    await settled();
    expect(told(view)).not.to.include("Yes");
    find(preview, "button").click();
    await waitUntil(() => isOpen(view));
    await settled();
    expect(findAll(view, "chat-call-message-preview[shown]")).to.have.length(0);
  });

  it("keep the scroll position when a new one comes, and offer a way down to it", async () => {
    const { view, messages } = await showOpen(video(), (messages) => {
      for (let at = 0; at < 40; at++) messages.from("ben", `number ${at}`);
    });
    const log = find(view, ".log");
    await waitUntil(() => log.scrollTop > 0);
    log.scrollTop = 0;
    await waitUntil(() => log.scrollTop === 0);
    await aTimeout(50);
    messages.from("ben", "the newest");
    await waitUntil(() =>
      buttonNames(view).includes(words.newOnes) || findAll(view, ".newer").length
    );
    expect(log.scrollTop).to.equal(0);
    expect(messages.box.view.unread).to.equal(1);
    // The button is at the bottom of the list, where new messages appear, not over the heading.
    const [pill, read] = [find(view, ".newer"), log].map((one) => one.getBoundingClientRect());
    expect(pill.top).to.be.above((read.top + read.bottom) / 2);
    expect(pill.bottom).to.be.at.most(read.bottom);
    find(view, ".newer").click();
    await waitUntil(() => messages.box.view.unread === 0);
    await waitUntil(() => findAll(view, ".newer").length === 0);
  });

  it("that are unread stay with the outcome of the call until it is dismissed", async () => {
    const call = video();
    const { view } = await show(call, (messages) => messages.from("ben", "Bye, then"));
    call.ended("completed", { by: "ben", seconds: 5 });
    await settled();
    call.send({ type: "dismiss" });
    await settled();
    const left = find(view, "chat-call-messages-left");
    await waitUntil(() => findAll(left, "button").length > 0);
    expect(find(left, "button").textContent!.replace(/\s+/g, " ").trim())
      .to.equal("Messages Unread: 1");
    await expect(view).to.be.accessible();
    find(left, "button").click();
    await settled();
    expect(bubbles(view)).to.deep.equal(["Bye, then"]);
    await expect(view).to.be.accessible();
    button(view, "Dismiss").click();
    await settled();
    expect(findAll(view, "chat-call-messages-left")).to.have.length(0);
  });

  it("that are unread are scrolled into view when opened from the outcome", async () => {
    const call = video();
    const { view } = await show(call, (messages) => {
      for (let at = 0; at < 30; at++) messages.own(`Number ${at}`);
      messages.from("ben", "Bye, then");
    });
    call.ended("completed", { by: "ben", seconds: 5 });
    await settled();
    const left = find(view, "chat-call-messages-left");
    await waitUntil(() => findAll(left, "button").length > 0);
    find(left, "button").click();
    await settled();
    const { scrollTop, scrollHeight, clientHeight } = find(left, ".list");
    expect(scrollTop).to.be.greaterThan(0);
    expect(scrollHeight - scrollTop - clientHeight).to.be.lessThan(2);
  });

  it("that are read add nothing to the outcome", async () => {
    const call = video();
    const { view, messages } = await showOpen(call, (messages) => messages.from("ben", "Bye"));
    await waitUntil(() => messages.box.view.unread === 0);
    call.ended("completed", { by: "ben", seconds: 5 });
    await settled();
    await aTimeout(0);
    expect(findAll(find(view, "chat-call-messages-left"), "button")).to.have.length(0);
  });

  for (const [name, load] of BUILT_IN_MESSAGES) {
    it(`${name} has every text of the messages with its blanks`, async () => {
      const own = await load();
      expect(Object.keys(own)).to.deep.equal(Object.keys(words));
      for (const [place, text] of Object.entries(words)) {
        const said = own[place as keyof typeof words];
        expect(said.trim(), place).to.equal(said);
        expect(said, place).not.to.equal("");
        expect(said.match(/\{\w+\}/g)?.sort(), place).to.deep.equal(text.match(/\{\w+\}/g)?.sort());
      }
    });
  }
});
