/**
 * The registry of relays that are measured side by side. To add one, add a file and a line here.
 */
import { installRivals } from "../rivals/install.ts";
import { chatCall } from "./chat-call.ts";
import type { Contender } from "./contender.ts";
import { floor } from "./floor.ts";
import { RIVALS } from "./rivals.ts";

/** The floor comes first, because all others are compared with it. */
const OWN: readonly Contender[] = [floor, chatCall];

/** The contenders that can run on this machine. */
export async function availableContenders(): Promise<readonly Contender[]> {
  return await installRivals() ? [...OWN, ...RIVALS] : OWN;
}

/** The contender with this name; throws if there is none. */
export function contenderNamed(name: string): Contender {
  const contenders = [...OWN, ...RIVALS];
  const found = contenders.find((contender) => contender.name === name);
  if (found) return found;
  const known = contenders.map((contender) => contender.name).join(", ");
  throw new Error(`Cannot measure ${name}: the contenders are ${known}`);
}
