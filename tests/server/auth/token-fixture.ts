/** A verifier over a shared secret, and the text of its refusals, for the token tests. */
import assert from "node:assert/strict";
import { createTokenVerifier, type TokenResult } from "../../../server/auth/host-token.ts";
import type { Config } from "../../../server/config/config.ts";
import { SECRET } from "../../support/host-tokens.ts";

export const OLD_SECRET = "the secret of before the rotation, as long";
export const WITH_SECRET: Config["auth"] = {
  keys: { kind: "secret", secrets: [SECRET] },
  issuer: null,
  audience: "chat-call",
};
export const verify = createTokenVerifier(WITH_SECRET);

export function refusal(result: TokenResult): string {
  assert.ok(!result.ok, "the token was accepted");
  return `${result.code}: ${result.message}`;
}
