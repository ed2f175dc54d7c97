/** Validates the server's messages before the machine gets them. */
import type { Ack, ServerEvent, Welcome } from "../../../server/protocol/server-message.ts";
import { serverMessageShapes } from "./server-message-shapes.ts";
import { createShapeCheck } from "./shape-check.ts";

interface Kinds {
  welcome: Welcome;
  ack: Ack;
  event: ServerEvent;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; problem: string };

const check = createShapeCheck(serverMessageShapes);

/** The value typed as this kind of message, or what is wrong with it. */
export function checkServerMessage<Kind extends keyof Kinds>(
  kind: Kind,
  value: unknown,
): Checked<Kinds[Kind]> {
  const problem = check(kind, value);
  return problem === null ? { ok: true, value: value as Kinds[Kind] } : { ok: false, problem };
}
