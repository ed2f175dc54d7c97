/**
 * Checks the token that the host signs. Algorithms follow from the configured kind of key, never
 * from the token, and keys inside a token (`jwk`, `jku`, `x5u`) are never looked at.
 */
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyOptions,
} from "jose";
import type { Config } from "../config/config.ts";
import { check } from "../protocol/codec.ts";
import { TOKEN_MAX_LENGTH } from "../protocol/limits.ts";
import { createKeySet } from "./key-set.ts";
import { type HostIdentity, identityOf, TokenClaims } from "./token-claims.ts";

/** The person, or why the token is not valid. */
export type TokenResult =
  | { ok: true; identity: HostIdentity }
  | { ok: false; code: "unauthorized" | "token-expired"; message: string };

/** Checks one token. */
export type VerifyToken = (token: string) => Promise<TokenResult>;

/** How far the clocks of the host and of this server may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** HS256 in Web Crypto terms. */
const HMAC: HmacImportParams = { name: "HMAC", hash: "SHA-256" };

const TYPES = ["jwt", "chat-call+jwt"];

/** Verifies a token's signature and times with one of the secrets or with the key set. */
type Attempt = (token: string, options: JWTVerifyOptions) => Promise<JWTPayload>;

/** Creates the check for the configured keys; `fetch` and `now` are parameters for tests. */
export function createTokenVerifier(
  auth: Config["auth"],
  { now = Date.now, fetch: fetchKeys = fetch }: { now?: () => number; fetch?: typeof fetch } = {},
): VerifyToken {
  const attempts = attemptsFor(auth.keys, fetchKeys);
  const algorithms = auth.keys.kind === "secret" ? ["HS256"] : ["RS256", "ES256", "EdDSA"];

  return async (token) => {
    if (token.length > TOKEN_MAX_LENGTH) {
      return refuse(`token is over ${TOKEN_MAX_LENGTH} characters long`);
    }
    const options: JWTVerifyOptions = {
      algorithms,
      audience: auth.audience,
      ...(auth.issuer === null ? {} : { issuer: auth.issuer }),
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now()),
    };
    let failure: TokenResult = refuse("no key is configured");
    for (const attempt of attempts) {
      try {
        const payload = await attempt(token, options);
        return readClaims(token, payload, now());
      } catch (error) {
        failure = explain(error, auth, algorithms);
        // Only a signature mismatch can mean that the token was signed with the other secret.
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    return failure;
  };
}

function attemptsFor(keys: Config["auth"]["keys"], fetchKeys: typeof fetch): Attempt[] {
  if (keys.kind === "jwks") {
    const keySet = createKeySet(keys.url, fetchKeys);
    const verify: Attempt = async (token, options) =>
      (await jwtVerify(token, keySet.keyOf, options)).payload;
    return [async (token, options) => {
      try {
        return await verify(token, options);
      } catch (error) {
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
        await keySet.renew();
        return await verify(token, options);
      }
    }];
  }
  return keys.secrets.map((secret) => {
    // Imported once: given the secret itself, jose would import a key for each token.
    const key = crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC, false, [
      "verify",
    ]);
    return async (token, options) => (await jwtVerify(token, await key, options)).payload;
  });
}

function readClaims(token: string, payload: JWTPayload, now: number): TokenResult {
  const { typ } = decodeProtectedHeader(token);
  if (typ !== undefined && !TYPES.includes(String(typ).toLowerCase())) {
    return refuse(`token has typ ${JSON.stringify(typ)}: use JWT or chat-call+jwt`);
  }
  const claims = check(TokenClaims, payload);
  if (!claims.ok) return refuse(`token has an invalid claim: ${claims.problem}`);
  const identity = identityOf(claims.value, now);
  // A token accepted after its expiry counts for as long as it is accepted.
  if (identity.expiresAt <= now) identity.expiresAt += CLOCK_TOLERANCE_SECONDS * 1000;
  return { ok: true, identity };
}

function explain(error: unknown, auth: Config["auth"], algorithms: string[]): TokenResult {
  if (error instanceof errors.JWTExpired) {
    return { ok: false, code: "token-expired", message: "token has expired" };
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return refuse(`token has the wrong aud: use ${auth.audience}`);
    if (error.claim === "iss") return refuse(`token has the wrong iss: use ${auth.issuer}`);
    if (error.claim === "nbf") return refuse("token is not valid yet (nbf)");
    return refuse(`token has a missing or invalid ${error.claim} claim`);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    const ours = auth.keys.kind === "secret" ? "CHAT_CALL_SECRET" : "a key of the key set";
    return refuse(`token is not signed with ${ours}`);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refuse(`token is signed with an algorithm other than ${algorithms.join(", ")}`);
  }
  if (
    error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return refuse("token's kid does not identify a key of the configured key set");
  }
  if (error instanceof errors.JWKSTimeout) return refuse("key set did not answer in time");
  if (error instanceof errors.JOSEError) return refuse("token is not a signed JWT");
  // jose throws a TypeError for an unsuitable key; a failed fetch is one too.
  if (error instanceof TypeError) {
    return refuse("key set has no usable key for the token, or could not be fetched");
  }
  throw error;
}

function refuse(message: string): TokenResult & { ok: false } {
  return { ok: false, code: "unauthorized", message };
}
