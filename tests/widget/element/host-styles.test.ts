import { aTimeout, expect } from "@open-wc/testing";
import { defineChatCall } from "../../../widget/chat-call.ts";
import { describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { findAll } from "../ui/support/show-call.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";

/** Inherited styles that a page may set, and the values that our button keeps. */
const INHERITED: [property: string, pages: string, ours: string][] = [
  ["letter-spacing", "4px", "normal"],
  ["text-transform", "uppercase", "none"],
  ["text-align", "right", "center"],
  ["text-indent", "20px", "0px"],
  ["text-shadow", "2px 2px red", "none"],
  ["word-spacing", "9px", "0px"],
  ["white-space", "nowrap", "normal"],
  ["line-height", "60px", "20.25px"],
  ["font-style", "italic", "normal"],
  ["pointer-events", "none", "auto"],
];

describe("the page's styles around the element", () => {
  let server: FakeCallServer;

  before(() => defineChatCall());
  beforeEach(() => {
    server = startFakeCallServer();
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
  });

  async function buttonIn(style: string): Promise<CSSStyleDeclaration> {
    const box = document.createElement("div");
    box.style.cssText = style;
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none" });
    box.append(element);
    document.body.append(box);
    server.acknowledges();
    await server.welcomes();
    await waitUntil(() => findAll(element, "[part=call-button]").length > 0);
    return getComputedStyle(findAll(element, "[part=call-button]")[0]);
  }

  it("inherited styles stop at the element", async () => {
    const seen = await buttonIn(INHERITED.map(([name, pages]) => `${name}: ${pages}`).join(";"));
    const found = INHERITED.map(([name]) => [name, seen.getPropertyValue(name)]);
    expect(found).to.deep.equal(INHERITED.map(([name, , ours]) => [name, ours]));
  });

  it("direction, color scheme, visibility and our custom properties are inherited", async () => {
    const seen = await buttonIn(
      "direction: rtl; color-scheme: dark; visibility: hidden; --chat-call-button-size: 52px",
    );
    expect([seen.direction, seen.colorScheme, seen.visibility, seen.inlineSize])
      .to.deep.equal(["rtl", "dark", "hidden", "52px"]);
  });
});
