/** Has the pushes of missed calls follow the people of this browser; that part is loaded only where there are any. */
import type { PushPerson } from "../effects/push-care.ts";
import { isPushKept } from "./push-kept.ts";

/** Settles when it is done, or could not be. */
export async function careForPush(person: PushPerson | null): Promise<void> {
  if (!isPushKept()) return;
  try {
    await (await import("../effects/push-care.ts")).settlePush(person);
  } catch (cause) {
    console.warn(new Error("Cannot see to the pushes of missed calls", { cause }));
  }
}
