import { aTimeout, expect } from "@open-wc/testing";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import type { PartialLocale } from "../../../widget/ui/words/locale.ts";
import { find, findAll } from "../ui/support/show-call.ts";
import { describe, it } from "../support/mocha.ts";
import { type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";
import { waitUntil } from "../support/wait-until.ts";

const catalogLoads = () =>
  performance.getEntriesByType("resource").filter(({ name }) => name.includes("/catalog.ts"));

describe("the element's language", () => {
  let server: FakeCallServer;
  const page = document.documentElement;

  before(() => defineChatCall());
  beforeEach(() => {
    page.lang = "en";
    server = startFakeCallServer();
  });
  afterEach(async () => {
    document.body.replaceChildren();
    page.removeAttribute("lang");
    page.removeAttribute("dir");
    await aTimeout(0);
    server.close();
  });

  function germanBox(): HTMLElement {
    const box = document.createElement("div");
    box.lang = "de";
    document.body.append(box);
    return box;
  }

  /** An element that has been welcomed. */
  async function place(
    lang: string | null,
    parent: ParentNode = document.body,
    change: Partial<ChatCall> = {},
  ): Promise<ChatCall> {
    const element = document.createElement("chat-call");
    if (lang !== null) element.lang = lang;
    Object.assign(element, { token: server.token, ringtone: "none", ...change });
    parent.append(element);
    server.acknowledges();
    await server.welcomes();
    return element;
  }

  const names = (element: Element) =>
    findAll(element, "[part~='call-button']").map((button) => button.getAttribute("aria-label"));
  const says = (element: ChatCall, name: string) =>
    waitUntil(() => names(element)[0] === name, `the buttons never said "${name}"`);
  const root = (element: ChatCall) => element.shadowRoot!.firstElementChild as HTMLElement;

  const direction = (element: ChatCall) =>
    getComputedStyle(find(element, "[part~='call-button']")).direction;

  it("English is shown without loading any other language", async () => {
    const element = await place(null);
    await says(element, "Voice call");
    page.lang = "en-GB";
    await element.updateComplete;
    expect(names(element)).to.deep.equal(["Voice call", "Video call"]);
    expect(root(element).lang).to.equal("en");
    expect(catalogLoads()).to.deep.equal([]);
  });

  it("the element's own lang counts first, then the nearest ancestor's, then the document's", async () => {
    const outer = germanBox();
    const element = await place(null, outer);
    await says(element, "Sprachanruf");
    expect(root(element).lang).to.equal("de");
    element.lang = "en";
    await says(element, "Voice call");
    element.removeAttribute("lang");
    await says(element, "Sprachanruf");
    outer.removeAttribute("lang");
    await says(element, "Voice call");
    page.lang = "de-AT";
    await says(element, "Sprachanruf");
    expect(root(element).lang).to.equal("de-AT");
  });

  it("lang is found and followed through the shadow trees around the element", async () => {
    const shell = germanBox();
    const inner = shell.attachShadow({ mode: "open" });
    inner.innerHTML = "<section></section>";
    const section = inner.querySelector("section")!;
    const element = await place(null, section);
    await says(element, "Sprachanruf");
    section.lang = "en";
    await says(element, "Voice call");
    section.removeAttribute("lang");
    await says(element, "Sprachanruf");
  });

  it("no button is shown before its language has loaded", async () => {
    const element = await place("de");
    const seen = new Set<string | null>();
    await waitUntil(() => {
      names(element).forEach((name) => seen.add(name));
      return seen.size > 0;
    });
    expect([...seen]).to.deep.equal(["Sprachanruf", "Videoanruf"]);
  });

  it("a call goes on in the new language", async () => {
    const element = await place("en");
    await element.startCall({ type: "voice" });
    await element.updateComplete;
    await waitUntil(() => findAll(element, "[aria-label='Hang up']").length === 1);
    element.lang = "de";
    await waitUntil(() => findAll(element, "[aria-label='Auflegen']").length === 1);
    expect(findAll(element, "[aria-label='Hang up']")).to.deep.equal([]);
    expect(element.state).to.equal("dialing");
    expect(server.sockets).to.have.lengthOf(1);
  });

  for (
    const lang of ["tlh", "../../x", "constructor", "__proto__", "toString", "de/../../x", "-"]
  ) {
    it(`falls back to English for ${lang}`, async () => {
      const element = await place(lang);
      await says(element, "Voice call");
      expect(root(element).lang).to.equal("en");
    });
  }

  it("an underscore, as some content management systems write it, is read as a hyphen", async () => {
    const element = await place("de_DE");
    await says(element, "Sprachanruf");
    expect(root(element).lang).to.equal("de-DE");
  });

  it("the page's strings override those of the language until they are removed", async () => {
    const own: PartialLocale = { call: { voice: "Ring us" }, status: { dialing: "Reaching us…" } };
    const element = await place(null, document.body, { strings: own });
    await says(element, "Ring us");
    expect(names(element)).to.deep.equal(["Ring us", "Video call"]);
    await element.startCall({ type: "voice" });
    await waitUntil(() => findAll(element, "[part~='status']").length === 1);
    expect(find(element, "[part~='status']").textContent).to.equal("Reaching us…");
    element.lang = "de";
    await waitUntil(() => names(element)[1] === "Videoanruf");
    expect(names(element)[0]).to.equal("Ring us");
    element.strings = null;
    await says(element, "Sprachanruf");
  });

  it("the strings attribute overrides texts, and ignores values that are not texts", async () => {
    const element = await place(null);
    element.setAttribute(
      "strings",
      '{"call":{"voice":7,"video":"See us"},"busy":"","__proto__":{}}',
    );
    await waitUntil(() => names(element)[1] === "See us");
    expect(names(element)[0]).to.equal("Voice call");
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (words) => warnings.push(words);
    element.setAttribute("strings", "{not json");
    await element.updateComplete;
    console.warn = warn;
    expect(warnings).to.deep.equal(["Cannot use strings as JSON: current value is {not json"]);
    await waitUntil(() => names(element)[1] === "Video call");
  });

  it("the strings property takes JSON too, which frameworks set on a defined element", async () => {
    const element = await place(null, document.body, { strings: '{"busy":"Talking"}' as never });
    await waitUntil(() => (element.strings?.busy) === "Talking", "JSON before the first update");
    element.strings = '{"call":{"voice":"Ring us"}}' as never;
    await says(element, "Ring us");
    expect(element.strings).to.deep.equal({ call: { voice: "Ring us" } });
  });

  it("registerLocale() adds a language, even for elements that already use it", async () => {
    const element = await place("cy-GB");
    await says(element, "Voice call");
    const Element = customElements.get("chat-call") as typeof ChatCall;
    await Element.registerLocale("cy", { call: { voice: "Galwad llais" } });
    await says(element, "Galwad llais");
    expect(names(element)).to.deep.equal(["Galwad llais", "Video call"]);
    expect(root(element).lang).to.equal("cy-GB");
    const refusals = await Promise.all(
      ["en-AU", "../x"].map((tag) =>
        Element.registerLocale(tag, {}).then(() => "", (error) => `${error.name}: ${error.message}`)
      ),
    );
    expect(refusals[0]).to.match(/^RangeError: Cannot register a locale as "en-AU"/);
    expect(refusals[1]).to.match(/^RangeError: Cannot register a locale as "..\/x"/);
  });

  for (
    const [what, load] of [
      ["fails to load", () => Promise.reject(new Error("gone"))],
      ["never arrives", () => new Promise<never>(() => {})],
    ] as const
  ) {
    it(`falls back to English for a language that ${what}`, async () => {
      const { BUILT_IN } = await import("../../../widget/ui/locales/catalog.ts");
      const shelf = BUILT_IN as Map<string, () => Promise<never>>;
      shelf.set("sv", load);
      try {
        const element = await place("sv");
        await waitUntil(() => names(element)[0] === "Voice call", "no buttons");
      } finally {
        shelf.delete("sv");
      }
    });
  }

  it("a language that failed to load is loaded at the next attempt", async () => {
    const { BUILT_IN } = await import("../../../widget/ui/locales/catalog.ts");
    const { german } = await import("../../../widget/ui/locales/de.ts");
    const shelf = BUILT_IN as Map<string, () => Promise<typeof german>>;
    const { setTimeout } = globalThis;
    let tries = 0;
    shelf.set(
      "sv",
      () => ++tries === 1 ? Promise.reject(new Error("gone")) : Promise.resolve(german),
    );
    // Shortens only the delay before the next attempt.
    globalThis.setTimeout =
      ((run: () => void, ms = 0) => setTimeout(run, ms === 20_000 ? 1 : ms)) as typeof setTimeout;
    try {
      const element = await place("sv");
      await says(element, "Sprachanruf");
      expect(tries).to.equal(2);
    } finally {
      globalThis.setTimeout = setTimeout;
      shelf.delete("sv");
    }
  });

  it("has its language's writing direction, unless the page sets another", async () => {
    const Element = customElements.get("chat-call") as typeof ChatCall;
    await Element.registerLocale("ckb", { dir: "rtl", call: { voice: "پەیوەندی" } });
    const element = await place("ckb");
    await says(element, "پەیوەندی");
    expect(root(element).dir).to.equal("rtl");
    expect(direction(element)).to.equal("rtl");
    element.dir = "ltr";
    await waitUntil(() => root(element).dir === "");
    expect(direction(element)).to.equal("ltr");
    element.removeAttribute("dir");
    page.dir = "ltr";
    await waitUntil(() => root(element).dir === "rtl");
    element.lang = "en";
    page.dir = "rtl";
    await says(element, "Voice call");
    expect(direction(element)).to.equal("rtl");
  });
});
