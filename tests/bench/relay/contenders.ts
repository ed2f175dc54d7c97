/** The registry of relays that are measured side by side: another one is a file and a line here. */
import { chatCall } from "./chat-call.ts";
import type { Contender } from "./contender.ts";
import { floor } from "./floor.ts";

/** The floor first: every other is compared with it. */
export const CONTENDERS: readonly Contender[] = [floor, chatCall];

/** The contender of this name; throws where there is none. */
export function contenderNamed(name: string): Contender {
  const found = CONTENDERS.find((contender) => contender.name === name);
  if (found) return found;
  const known = CONTENDERS.map((contender) => contender.name).join(", ");
  throw new Error(`Cannot measure ${name}: the contenders are ${known}`);
}
