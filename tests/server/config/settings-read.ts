/**
 * Finds the settings that the server reads by watching it read them, so that there is no second
 * list to maintain.
 */
import { loadConfig } from "../../../server/config/config.ts";

/** Valid values for the settings that an operator has to fill in. */
export const FILLED: Record<string, string> = {
  CHAT_CALL_SECRET: "a secret of an operator with more than 32 bytes",
  DENO_KV_ACCESS_TOKEN: "a token of the database",
  TURN_SECRET: "a secret of the relay",
};

/** Every name that the configuration reads, in any combination of settings. */
export function settingsRead(): Set<string> {
  const asked = new Set<string>();
  const combinations: Record<string, string>[] = [
    { CHAT_CALL_SECRET: FILLED.CHAT_CALL_SECRET },
    { CHAT_CALL_JWKS_URL: "https://www.example/keys" },
    { ...FILLED, KV_PATH: "https://kv.example" },
    { ...FILLED, TURN_URLS: "turn:turn.example:3478" },
    { ...FILLED, TURN_SERVER: "turn:t.example", TURN_USERNAME: "u", TURN_CREDENTIAL: "c" },
    { ...FILLED, WEBHOOK_URL: "https://www.example/events" },
  ];
  for (const given of combinations) {
    loadConfig(
      new Proxy(given, {
        get: (target, name) => {
          asked.add(String(name));
          return target[String(name)];
        },
      }),
    );
  }
  return asked;
}
