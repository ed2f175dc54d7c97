import { expect } from "@open-wc/testing";
import {
  createTokenSource,
  LoggedOut,
  readClaims,
  type TokenOrigin,
} from "../../../../widget/effects/signaling/token-source.ts";
import { tokenOf } from "./jwt.ts";

const NOW = Date.parse("2026-01-31T12:00:00Z");

const tokenFor = (sub: string, seconds = 600, chat?: { id: string }) =>
  tokenOf({ sub, exp: NOW / 1000 + seconds, ...(chat && { chat }) });

describe("readClaims()", () => {
  it("reads user, chat and expiry, in any script", () => {
    expect(readClaims(tokenFor("Zoë-日本", 60, { id: "chat-1" }))).to.deep.equal({
      userId: "Zoë-日本",
      chatId: "chat-1",
      expiresAt: NOW + 60_000,
    });
  });

  it("returns null for what is not a token", () => {
    for (const text of ["", "a.b.c", "x", `e30.${btoa("{}")}.s`]) {
      expect(readClaims(text)).to.equal(null);
    }
  });
});

describe("createTokenSource()", () => {
  let asked: [string, RequestInit][];
  let now: number;
  let answer: () => Response;

  beforeEach(() => {
    asked = [];
    now = NOW;
    answer = () => Response.json({ token: tokenFor("ann") });
  });

  const source = (origin: TokenOrigin) =>
    createTokenSource({
      origin: () => origin,
      now: () => now,
      fetch: ((url: string, init: RequestInit) => {
        asked.push([url, init]);
        return Promise.resolve(answer());
      }) as typeof fetch,
    });

  it("rejects with LoggedOut for 401, 403 and a getToken that returns null", async () => {
    for (const status of [401, 403]) {
      answer = () => new Response("", { status });
      const error = await source({ tokenUrl: "/call-token" }).get().catch((cause) => cause);
      expect(error, `${status}`).to.be.instanceOf(LoggedOut);
    }
    const error = await source({ getToken: () => null }).get().catch((cause) => cause);
    expect(error).to.be.instanceOf(LoggedOut);
  });

  it("rejects with another error for other statuses", async () => {
    for (const status of [404, 429, 500, 503]) {
      answer = () => new Response("", { status });
      const error = await source({ tokenUrl: "/call-token" }).get().catch((cause) => cause);
      expect(error, `${status}`).to.be.instanceOf(Error).and.not.instanceOf(LoggedOut);
    }
  });

  it("fetches from the page's server with its cookies, and caches the token", async () => {
    const tokens = source({ tokenUrl: "/call-token" });
    const [first, second] = await Promise.all([tokens.get(), tokens.get()]);
    expect(await tokens.get()).to.equal(first);
    expect(second).to.equal(first);
    expect(asked).to.have.lengthOf(1);
    expect(asked[0][0]).to.equal("/call-token");
    // By default fetch sends the page's cookies.
    expect(asked[0][1]).not.to.have.property("credentials");
  });

  it("fetches again shortly before expiry, and when the last token was refused", async () => {
    const tokens = source({ tokenUrl: "/call-token" });
    await tokens.get();
    now += 541_000;
    await tokens.get();
    expect(asked).to.have.lengthOf(2);
    await tokens.get(true);
    expect(asked).to.have.lengthOf(3);
  });

  it("does not return a token of an earlier origin, even one that arrives late", async () => {
    const origin: TokenOrigin = { tokenUrl: "/anns" };
    const tokens = source(origin);
    await tokens.get();
    origin.tokenUrl = "/bens";
    answer = () => Response.json({ token: tokenFor("ben") });
    expect(readClaims(await tokens.get())?.userId).to.equal("ben");

    let finish = (_token: string): void => {};
    origin.getToken = () => new Promise((resolve) => finish = resolve);
    const late = tokens.get();
    origin.getToken = () => tokenFor("cleo");
    expect(readClaims(await tokens.get())?.userId).to.equal("cleo");
    finish(tokenFor("dan"));
    await late;
    expect(readClaims(await tokens.get())?.userId).to.equal("cleo");
  });

  it("discards the token of somebody who is logged out", async () => {
    const tokens = source({ tokenUrl: "/call-token" });
    await tokens.get();
    answer = () => new Response("", { status: 401 });
    expect(await tokens.get(true).catch((cause) => cause)).to.be.instanceOf(LoggedOut);
    expect(await tokens.get().catch((cause) => cause)).to.be.instanceOf(LoggedOut);
  });

  it("prefers getToken, then the token itself", async () => {
    expect(await source({ getToken: () => "from-page", token: "t", tokenUrl: "/u" }).get()).to
      .equal("from-page");
    expect(await source({ token: "written", tokenUrl: "/u" }).get()).to.equal("written");
    expect(asked).to.deep.equal([]);
  });

  it("limits the wait for getToken, and calls it again the next time", async () => {
    let calls = 0;
    const tokens = createTokenSource({
      origin: () => ({
        getToken: () => calls++ === 0 ? new Promise<string>(() => {}) : "second",
      }),
      tokenMaxMs: 20,
    });
    const problem = await tokens.get().catch((error: Error) => error.message);
    expect(problem).to.equal("Cannot get a token: getToken gave none in 20 ms");
    expect(await tokens.get()).to.equal("second");
  });

  it("knows whether the token can be renewed", () => {
    expect(source({ token: "written" }).isRenewable).to.equal(false);
    expect(source({ tokenUrl: "/u" }).isRenewable).to.equal(true);
    expect(source({ getToken: () => "x", token: "t" }).isRenewable).to.equal(true);
  });

  it("reports what was wrong, and fetches again the next time", async () => {
    const tokens = source({ tokenUrl: "/call-token" });
    answer = () => new Response("no", { status: 403 });
    const problem = await tokens.get().catch((error: Error) => error.message);
    expect(problem).to.include("/call-token").and.to.include("403");
    answer = () => new Response("<form>Log in</form>");
    const page = await tokens.get().catch((error: Error) => error.message);
    expect(page).to.equal("Cannot get a token from /call-token: the answer was 200");
    answer = () => Response.json({ jwt: "wrong name" });
    expect(await tokens.get().catch(() => "failed")).to.equal("failed");
    answer = () => Response.json({ token: "fine" });
    expect(await tokens.get()).to.equal("fine");
  });
});
