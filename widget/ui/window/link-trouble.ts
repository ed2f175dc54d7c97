/** Why a call is silent, as far as this page knows: a page is changing, or a connection is lost. */
import type { CallState } from "../../model/call-selectors.ts";
import { type Face, namesOf } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";

/** Returns the words for it; null where nothing is wrong or the cause is unknown. */
export function troubleOf(
  { state, faces, isOffline }: { state: CallState; faces: readonly Face[]; isOffline: boolean },
  strings: Strings,
): string | null {
  const those = (why: Face["away"]) => faces.filter(({ away }) => away === why);
  const going = those("changing-page");
  if (going.length > 0) return strings.away(namesOf(going, strings));
  if (state === "reconnecting" && isOffline) return strings.ownUnstable;
  const lost = those("connection-lost");
  return lost.length > 0 ? strings.unstable(namesOf(lost, strings)) : null;
}
