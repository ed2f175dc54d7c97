import { expect } from "@open-wc/testing";
import type { TokenOrigin } from "../../../widget/effects/signaling/token-source.ts";
import { createEngineRegistry } from "../../../widget/engine/engine-registry.ts";
import type { Engine, EngineView } from "../../../widget/engine/engine-roles.ts";
import { createAttachment } from "../../../widget/engine/attachment.ts";
import { freshToken } from "../effects/signaling/jwt.ts";

const TOKENS = { ann: freshToken("ann"), ben: freshToken("ben") };
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Waits until a timer of this length has fired: timers of one page fire in order. */
const longerThan = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms + 1));

async function warnings(during: () => Promise<void>): Promise<unknown[]> {
  const told: unknown[] = [];
  const { warn } = console;
  console.warn = (...words) => told.push(...words);
  try {
    await during();
  } finally {
    console.warn = warn;
  }
  return told;
}

function setUp(
  origin: TokenOrigin,
  attached = () => {},
  registry = createEngineRegistry(),
) {
  const engines: {
    userId: string;
    view?: EngineView;
    closed: boolean;
    /** Whether its call was left for the next element to take up. */
    isGone?: boolean;
    isInCall: boolean;
  }[] = [];
  const attachment = createAttachment({
    registry,
    wish: () => ({ server: "https://calls.example/", origin }),
    originMaxMs: 5,
    view: { ringtone: () => null, ready() {}, changed() {}, tell() {} },
    createEngine(_server, userId) {
      const made: typeof engines[number] = { userId, closed: false, isInCall: false };
      engines.push(made);
      return {
        attach(view: EngineView) {
          made.view = view;
          attached();
        },
        detach: () => delete made.view,
        get isDeserted() {
          return made.view === undefined;
        },
        renewToken() {},
        handle: { actor: { getSnapshot: () => ({ matches: () => made.isInCall }) } },
        close(isGone?: boolean) {
          made.closed = true;
          made.isGone = isGone;
        },
      } as unknown as Engine;
    },
  });
  const people = () => engines.filter(({ closed }) => !closed).map(({ userId }) => userId);
  return { attachment, engines, people };
}

describe("createAttachment()", () => {
  it("switches to the person of the page's new token, which the old engine refuses", async () => {
    let person: keyof typeof TOKENS = "ann";
    const { attachment, engines, people } = setUp({ getToken: () => TOKENS[person] });
    attachment.update();
    await nextTask();
    const anns = engines[0].view!.tokens;
    expect(await anns.get()).to.equal(TOKENS.ann);
    // Somebody else has logged in in another tab: the same URL returns another person's token.
    person = "ben";
    const problem = await anns.get(true).catch((error: Error) => error.message);
    expect(problem).to.equal("Cannot speak as ann: current value is ben");
    await nextTask();
    expect(people()).to.deep.equal(["ben"]);
    expect(await attachment.tokens.get()).to.equal(TOKENS.ben);
    attachment.leave();
  });

  it("waits for the end of a running call before it switches to another person", async () => {
    let person: keyof typeof TOKENS = "ann";
    const { attachment, engines, people } = setUp({ getToken: () => TOKENS[person] });
    attachment.update();
    await nextTask();
    engines[0].isInCall = true;
    person = "ben";
    const isRefused = await attachment.tokens.get(true).then(() => false, () => true);
    await nextTask();
    expect([isRefused, people()]).to.deep.equal([true, ["ann"]]);
    engines[0].isInCall = false;
    attachment.callOver();
    await nextTask();
    expect(people()).to.deep.equal(["ben"]);
    attachment.leave();
  });

  it("logs the error if the browser forbids the connection to the server", async () => {
    const problem = new DOMException("An insecure WebSocket connection", "SecurityError");
    const { attachment, engines } = setUp({ token: TOKENS.ann }, () => {
      throw problem;
    });
    const told: unknown[] = [];
    const { error } = console;
    console.error = (...words) => told.push(...words);
    try {
      attachment.update();
      await nextTask();
    } finally {
      console.error = error;
    }
    expect(told.map((one) => (one as Error).cause)).to.deep.equal([problem]);
    expect([attachment.line.status, engines[0].closed]).to.deep.equal(["closed", true]);
    attachment.leave();
  });

  it("asks for the token again when its element returns to the page", async () => {
    let person: keyof typeof TOKENS = "ann";
    const { attachment, people } = setUp({ getToken: () => TOKENS[person] });
    attachment.update();
    await nextTask();
    attachment.leave();
    await nextTask();
    expect(people()).to.deep.equal([]);
    person = "ben";
    attachment.update();
    await nextTask();
    expect(people()).to.deep.equal(["ben"]);
    attachment.leave();
  });

  it("leaves the call to the next element when its own is removed from the page", async () => {
    const { attachment, engines } = setUp({ token: TOKENS.ann });
    attachment.update();
    await nextTask();
    attachment.leave();
    await nextTask();
    expect([engines[0].closed, engines[0].isGone]).to.deep.equal([true, true]);
  });

  it("leaves the call to nobody when the page's person changes", async () => {
    let person: keyof typeof TOKENS = "ann";
    const { attachment, engines } = setUp({ getToken: () => TOKENS[person] });
    attachment.update();
    await nextTask();
    person = "ben";
    attachment.update();
    await nextTask();
    expect([engines[0].closed, Boolean(engines[0].isGone)]).to.deep.equal([true, false]);
    attachment.leave();
  });

  it("leaves the call to the next attempt if the replacing element gets no token", async () => {
    const registry = createEngineRegistry();
    const origin: TokenOrigin = { token: TOKENS.ann };
    const { attachment, engines } = setUp(origin, () => {}, registry);
    attachment.update();
    await nextTask();
    const failing = { getToken: () => Promise.reject(new Error("no network")) };
    const next = setUp(failing, () => {}, registry);
    attachment.leave();
    await warnings(async () => {
      next.attachment.update();
      await nextTask();
    });
    expect([engines[0].closed, engines[0].isGone]).to.deep.equal([true, true]);
    next.attachment.leave();
  });

  it("waits a moment for a script that sets the token", async () => {
    const origin: TokenOrigin = {};
    const { attachment, people } = setUp(origin);
    const told = await warnings(async () => {
      attachment.update();
      expect(attachment.line.status).to.equal("connecting");
      origin.token = TOKENS.ann;
      attachment.update();
      await longerThan(5);
    });
    expect([told, people()]).to.deep.equal([[], ["ann"]]);
    attachment.leave();
  });

  it("warns if no token source is set in time, and is closed until there is one", async () => {
    const origin: TokenOrigin = {};
    const { attachment, people } = setUp(origin);
    const told = await warnings(async () => {
      attachment.update();
      await longerThan(5);
    });
    expect(told).to.deep.equal([
      "Cannot get a token: set token, token-url or getToken",
    ]);
    expect(attachment.line.status).to.equal("closed");
    // It may be set at any later time.
    origin.getToken = () => TOKENS.ben;
    attachment.update();
    await nextTask();
    expect(people()).to.deep.equal(["ben"]);
    attachment.leave();
  });
});
