/** Reads the first message of a socket. */
import { Hello } from "../../protocol/client-message.ts";
import { check } from "../../protocol/codec.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { TurnedAway } from "../sessions/identification.ts";

/** The hello in the text, or the close code and reason for anything else. */
export function readHello(text: string): { ok: true; value: Hello } | TurnedAway {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: CLOSE_CODE.malformed, reason: "not JSON" };
  }
  const hello = check(Hello, value);
  if (hello.ok) return hello;
  return { ok: false, code: CLOSE_CODE.malformed, reason: `expected hello: ${hello.problem}` };
}
