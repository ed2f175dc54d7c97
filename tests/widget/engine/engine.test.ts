import { expect } from "@open-wc/testing";
import { LoggedOut } from "../../../widget/effects/signaling/token-source.ts";
import { takeTicket } from "../../../widget/effects/signaling/resume-ticket.ts";
import { incoming, SESSION, snapshotOf } from "../model/script.ts";
import { chat, greet, said, setUp, TICKET } from "./engine-stage.ts";

/** As in `engine.ts`. */
const RETRY_MS = 3_000;

describe("createEngine()", () => {
  it("ends the call and closes the line when the token source reports a log-out", async () => {
    const { engine, hear, view, lines, finishLoading, sent } = setUp();
    finishLoading();
    const shown = view("one");
    engine.attach(shown);
    hear(greet());
    await engine.load();
    shown.tokens.get = () => Promise.reject(new LoggedOut("401"));
    await lines[0].tokens.get(true).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).to.deep.equal([{ type: "log-out" }]);
    expect(lines[0].closed).to.equal(true);
    expect(engine.lineOf(shown).status).to.equal("unauthorized");
    engine.close();
  });

  it("shows neither id, chat nor missed calls of a person who is logged out", () => {
    const { engine, hear, view } = setUp();
    const shown = view("one");
    engine.attach(shown);
    hear(greet({ chats: [chat("one")], missed: { count: 3, since: "2026-01-01T00:00:00Z" } }));
    expect(engine.lineOf(shown)).to.deep.include({ selfId: "ann", missed: 3 });
    engine.logOut();
    expect(engine.lineOf(shown)).to.deep.include({ selfId: null, chat: null, missed: 0 });
    engine.close();
  });

  it("keeps the line until the welcome, to end the last page's call", async () => {
    const { engine, hear, view, lines, finishLoading, sent } = setUp(TICKET);
    finishLoading();
    const shown = view("one");
    engine.attach(shown);
    engine.logOut();
    await engine.load();
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).to.deep.equal([{ type: "log-out" }]);
    expect(lines[0].closed).to.equal(false);
    hear(greet());
    expect(lines[0].closed).to.equal(true);
    engine.close();
  });

  it("logs out without loading the call part if there is no call", async () => {
    const { engine, view, lines, loads } = setUp();
    engine.attach(view("one"));
    await engine.logOut();
    expect([loads(), lines[0].closed]).to.deep.equal([0, true]);
    engine.close();
  });

  it("ends the call once, however often the token source reports a log-out", async () => {
    const { engine, hear, view, lines, finishLoading, sent } = setUp();
    finishLoading();
    const shown = view("one");
    engine.attach(shown);
    await engine.load();
    hear({ type: "lost" });
    shown.tokens.get = () => Promise.reject(new LoggedOut("401"));
    for (let times = 0; times < 3; times++) await lines[0].tokens.get(true).catch(() => {});
    await engine.logOut();
    expect(sent).to.deep.equal([{ type: "log-out" }]);
    engine.close();
  });

  it("opens one line for all elements", () => {
    const { engine, lines, view } = setUp();
    engine.attach(view("one"));
    engine.attach(view("one"));
    expect(lines).to.have.lengthOf(1);
    engine.close();
  });

  it("tells each element once that it is ready, even one attached later", async () => {
    const { engine, hear, view } = setUp();
    const [early, late] = [view("one"), view("one")];
    engine.attach(early);
    hear(greet({ chats: [chat("one")] }));
    engine.attach(late);
    await new Promise((resolve) => setTimeout(resolve));
    expect(early.log.filter((entry) => entry === "ready")).to.have.lengthOf(1);
    expect(late.log).to.include("ready");
    expect(engine.lineOf(late)).to.deep.include({ status: "ready" });
    engine.close();
  });

  it("tells an element of another chat when that chat is attached, and again after a loss", async () => {
    const { engine, hear, view } = setUp();
    engine.attach(view("one"));
    hear(greet({ chats: [chat("one")] }));
    const second = view("two");
    const known: unknown[] = [];
    second.ready = () => known.push(engine.lineOf(second).chat?.id);
    engine.attach(second);
    expect(known).to.deep.equal([]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(known).to.deep.equal(["two"]);
    hear({ type: "lost" });
    hear(greet({ chats: [chat("one")] }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(known).to.deep.equal(["two", "two"]);
    engine.close();
  });

  it("attaches the chat of a further element with its own token, and again after a loss", async () => {
    const { engine, hear, view, asked } = setUp();
    engine.attach(view("one"));
    hear(greet({ chats: [chat("one")] }));
    const second = view("two");
    engine.attach(second);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).to.deep.equal([{ type: "chat:attach", token: "token of two" }]);
    expect(engine.lineOf(second).chat?.id).to.equal("two");
    hear({ type: "lost" });
    hear(greet({ chats: [chat("one")] }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).to.have.lengthOf(2);
    engine.close();
  });

  for (
    const [what, news] of [
      ["an incoming call", [greet(), said(incoming())]],
      ["a scheduled call that is due", [greet(), said({ type: "schedule:due" })]],
      ["a welcome that names a call", [greet({ calls: [snapshotOf()] })]],
    ] as const
  ) {
    it(`loads the call part for ${what}, and replays what arrived meanwhile`, async () => {
      const { engine, hear, view, heard, loads, finishLoading } = setUp();
      engine.attach(view("one"));
      news.forEach(hear);
      expect(loads()).to.equal(1);
      const late = said({ type: "call:ended" });
      hear(late);
      finishLoading();
      await engine.load();
      expect(heard).to.deep.equal([...news, late]);
      hear({ type: "lost" });
      expect(heard.at(-1)).to.deep.equal({ type: "lost" });
      engine.close();
    });
  }

  it("loads the call part once", async () => {
    const { engine, view, loads, finishLoading } = setUp();
    engine.attach(view("one"));
    finishLoading();
    const handles = await Promise.all([engine.load(), engine.load()]);
    expect(handles[0]).to.equal(handles[1]);
    expect(loads()).to.equal(1);
    engine.close();
  });

  describe("when the call part does not load", () => {
    const { setTimeout, clearTimeout } = globalThis;
    /** Those that are due; one that was taken back leaves a gap. */
    const retries: (() => void)[] = [];
    const retry = () => retries.at(-1)!();

    beforeEach(() => {
      globalThis.setTimeout = ((run: () => void, ms?: number) => {
        if (ms !== RETRY_MS) return setTimeout(run, ms);
        retries.push(run);
        return -retries.length;
      }) as typeof setTimeout;
      globalThis.clearTimeout = (timer) => {
        if (typeof timer === "number" && timer < 0) delete retries[-timer - 1];
        else clearTimeout(timer);
      };
    });

    afterEach(() => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      retries.length = 0;
    });

    it("shows the line as offline until it has loaded, and tries again by itself", async () => {
      const { engine, hear, view, loads, finishLoading, failLoading } = setUp();
      const shown = view("one");
      engine.attach(shown);
      hear(greet());
      const failed = engine.load().catch((error) => error.message);
      failLoading();
      expect(await failed).to.equal("offline");
      expect(engine.lineOf(shown).status).to.equal("offline");
      const drawn = shown.log.length;
      retry();
      expect(loads()).to.equal(2);
      expect(engine.lineOf(shown).status).to.equal("offline");
      finishLoading();
      await engine.load();
      expect(engine.lineOf(shown).status).to.equal("ready");
      expect(shown.log.slice(drawn)).to.include("changed");
      engine.close();
    });

    it("tries again once, however many attempts have failed", async () => {
      const { engine, view, failLoading } = setUp();
      engine.attach(view("one"));
      for (let attempt = 0; attempt < 2; attempt++) {
        const failed = engine.load().catch(() => {});
        failLoading();
        await failed;
      }
      expect(retries.filter(Boolean)).to.have.lengthOf(1);
      engine.close();
    });

    it("still says why the line itself is of no use", async () => {
      const { engine, hear, view, failLoading } = setUp();
      const shown = view("one");
      engine.attach(shown);
      hear(greet());
      const failed = engine.load().catch(() => {});
      failLoading();
      await failed;
      hear({ type: "refused", why: "unauthorized" });
      expect(engine.lineOf(shown).status).to.equal("unauthorized");
      engine.close();
    });

    it("stops trying once the line is closed", async () => {
      const { engine, view, loads, failLoading } = setUp();
      engine.attach(view("one"));
      const failed = engine.load().catch(() => {});
      failLoading();
      await failed;
      engine.close();
      retry();
      expect(loads()).to.equal(1);
    });
  });

  it("tells only the element whose chat the call is in", async () => {
    const { engine, view, options, callIn, finishLoading } = setUp();
    const [one, two] = [view("one"), view("two")];
    engine.attach(one);
    engine.attach(two);
    finishLoading();
    await engine.load();
    callIn("two");
    options().onNews({ type: "ringing" });
    expect([one.news, two.news]).to.deep.equal([[], [{ type: "ringing" }]]);
    expect([engine.isStage(one), engine.isStage(two)]).to.deep.equal([false, true]);
    callIn("somewhere else");
    expect(engine.isStage(one)).to.equal(true);
    engine.close();
  });

  it("opens a new line after a refusal, which the call then uses", async () => {
    const { engine, lines, hear, view, options, finishLoading } = setUp();
    const only = view("one");
    engine.attach(only);
    finishLoading();
    await engine.load();
    hear({ type: "refused", why: "unauthorized" });
    expect(engine.lineOf(only).status).to.equal("unauthorized");
    expect(lines[0].closed).to.equal(true);
    expect(await options().line.ask({ type: "calls:seen" })).to.have.property("ok", false);
    engine.renewToken(only);
    expect(lines).to.have.lengthOf(2);
    expect(await options().line.ask({ type: "calls:seen" })).to.have.property("ok", true);
    engine.close();
  });

  it("leaves a ticket for the call only if its elements are gone", async () => {
    const server = "https://calls.example/";
    for (const isGone of [false, true]) {
      const { engine, view, callIn, finishLoading } = setUp();
      callIn("one");
      engine.attach(view("one"));
      finishLoading();
      await engine.load();
      engine.close(isGone);
      const left = isGone ? { userId: "ann", sessionId: SESSION, token: "next ticket" } : null;
      const found = takeTicket(server);
      if (left) expect(found).to.include(left);
      else expect(found).to.equal(null);
    }
  });

  it("stops the call and closes the line when it is closed", async () => {
    const { engine, lines, view, stopped, finishLoading } = setUp();
    engine.attach(view("one"));
    finishLoading();
    await engine.load();
    engine.close();
    expect(stopped()).to.equal(1);
    expect(lines[0].closed).to.equal(true);
  });
});
