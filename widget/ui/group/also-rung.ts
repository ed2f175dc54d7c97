/** Whom else a call rings: neither the person who looks, nor those whom the ring is named by. */
import { type CallMachineSnapshot, othersOf } from "../../model/call-selectors.ts";
import { namesOf, type Portrayed, selectFaces } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { groupWordsOf } from "./group-words.ts";

/** They, as far as they have not answered. */
export function selectAlsoRung(snapshot: CallMachineSnapshot): Portrayed[] {
  const shown = selectFaces(snapshot);
  return othersOf(snapshot)
    .filter(({ id, userStatus }) =>
      userStatus === "ringing" && shown.every((face) => face.id !== id)
    )
    .map(({ id, name }) => ({ id, name }));
}

/** That the caller rings these people too. */
export const alsoCalls = (people: readonly Portrayed[], strings: Strings): string =>
  groupWordsOf(strings).alsoCalls.replace("{name}", () => namesOf(people, strings));
