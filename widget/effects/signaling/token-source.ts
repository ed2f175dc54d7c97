/**
 * The host's token, from wherever the page gets it: one fetch at a time, cached until shortly
 * before it expires. Reads the token's claims to know when; verifying them is the server's job.
 */
import type { ChatId, UserId } from "../../../server/protocol/ids.ts";

/** The page's own function; null means that nobody is logged in any more. */
export type TokenGetter = () => string | null | Promise<string | null>;

/** The host has said that nobody is logged in; trying again will not change that. */
export class LoggedOut extends Error {}

/** Where a token comes from; the first one that is set counts. */
export interface TokenOrigin {
  getToken?: TokenGetter | null;
  token?: string | null;
  tokenUrl?: string | null;
}

/** What the widget needs to know of a token before the server's welcome. */
export interface TokenClaims {
  userId: UserId;
  chatId: ChatId | null;
  /** Epoch milliseconds. */
  expiresAt: number;
}

export interface TokenSource {
  /** A token that is valid for a while; a newly fetched one if `isStale` (the last was refused). */
  get(isStale?: boolean): Promise<string>;
  /** Whether another token could be fetched at all. */
  readonly isRenewable: boolean;
}

/** The message for a page's author who has set no origin. */
export const NO_ORIGIN = "Cannot get a token: set token, token-url or getToken";

/** How long before its expiry a token is no longer handed out. */
export const RENEW_BEFORE_MS = 60_000;

/** Bounds the wait for a token, which would block every hello; a failed fetch is tried again. */
const TOKEN_MAX_MS = 10_000;

export interface TokenSourceOptions {
  origin: () => TokenOrigin;
  fetch?: typeof fetch;
  now?: () => number;
  /** How long the page may take to provide a token. */
  tokenMaxMs?: number;
}

/** Reads the origin again at each fetch, as the page's attributes may change. */
export function createTokenSource(
  {
    origin,
    fetch = globalThis.fetch.bind(globalThis),
    now = Date.now,
    tokenMaxMs = TOKEN_MAX_MS,
  }: TokenSourceOptions,
): TokenSource {
  /** The last answer and its origin: a page that changes the origin may mean another person. */
  let last: { asked: unknown; answer: Promise<string>; token: string | null } | null = null;

  async function load(): Promise<string> {
    const { getToken, tokenUrl } = origin();
    if (getToken) {
      const given = await inTime(getToken());
      if (given === null) throw new LoggedOut("Cannot get a token: getToken gave none");
      return checked(given);
    }
    if (!tokenUrl) throw new Error(NO_ORIGIN);
    const response = await fetch(tokenUrl, {
      cache: "no-store",
      signal: AbortSignal.timeout(tokenMaxMs),
    });
    const { ok, status } = response;
    // A login page, or an error printed before the token, is not JSON.
    const answer = ok && await response.json().catch(() => {});
    if (answer) return checked(answer.token);
    const problem = `Cannot get a token from ${tokenUrl}: the answer was ${status}`;
    throw status === 401 || status === 403 ? new LoggedOut(problem) : new Error(problem);
  }

  /** The page's own promise cannot be cancelled, only no longer awaited. */
  function inTime(token: ReturnType<TokenGetter>): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Cannot get a token: getToken gave none in ${tokenMaxMs} ms`)),
        tokenMaxMs,
      );
      Promise.resolve(token).then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  return {
    get(isStale = false) {
      const { getToken, token, tokenUrl } = origin();
      // A token written into the page is newer than anything cached.
      if (!getToken && token) return Promise.resolve(token);
      const asked = getToken ?? tokenUrl;
      // A pending fetch serves everybody who asks in the meantime.
      if (last && last.asked === asked && (!last.token || (!isStale && isFresh(last.token)))) {
        return last.answer;
      }
      const mine: typeof last = last = { asked, answer: load(), token: null };
      mine.answer.then((token) => mine.token = token, () => {
        if (last === mine) last = null;
      });
      return mine.answer;
    },
    get isRenewable() {
      const { getToken, token, tokenUrl } = origin();
      return Boolean(getToken || (!token && tokenUrl));
    },
  };

  function isFresh(token: string): boolean {
    const claims = readClaims(token);
    return claims !== null && claims.expiresAt - now() > RENEW_BEFORE_MS;
  }
}

function checked(token: unknown): string {
  if (typeof token === "string" && token) return token;
  throw new Error(`Cannot use the answer as a token: current value is ${typeof token}`);
}

/** A token's claims, unverified; null if it is not a token. */
export function readClaims(token: string): TokenClaims | null {
  try {
    const base64 = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { sub, exp, chat } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof sub !== "string" || typeof exp !== "number") return null;
    return {
      userId: sub,
      chatId: typeof chat?.id === "string" ? chat.id : null,
      expiresAt: exp * 1000,
    };
  } catch {
    return null;
  }
}
