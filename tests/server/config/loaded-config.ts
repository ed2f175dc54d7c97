/** The loaded settings, or the line that stops the start, with nothing else in the environment. */
import assert from "node:assert/strict";
import { type Config, loadConfig } from "../../../server/config/config.ts";

export const SECRET = "0123456789abcdef0123456789abcdef";

export function load(env: Record<string, string> = {}): Config {
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, ...env });
  assert.ok(loaded.ok, loaded.ok ? "" : loaded.problem);
  return loaded.config;
}

export function problem(env: Record<string, string | undefined>): string {
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, ...env });
  assert.ok(!loaded.ok, "the settings were accepted");
  return loaded.problem;
}
