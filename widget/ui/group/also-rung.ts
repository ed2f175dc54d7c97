/** Whom else a call rings, besides this person and the people already shown. */
import { type CallMachineSnapshot, othersOf } from "../../model/call-selectors.ts";
import { namesOf, type Portrayed, selectFaces } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { groupWordsOf } from "./group-words.ts";

/** Those who are rung and have not answered yet. */
export function selectAlsoRung(snapshot: CallMachineSnapshot): Portrayed[] {
  const shown = selectFaces(snapshot);
  return othersOf(snapshot)
    .filter(({ id, userStatus }) =>
      userStatus === "ringing" && shown.every((face) => face.id !== id)
    )
    .map(({ id, name }) => ({ id, name }));
}

/** Says that the caller also rings these people. */
export const alsoCalls = (people: readonly Portrayed[], strings: Strings): string =>
  groupWordsOf(strings).alsoCalls.replace("{name}", () => namesOf(people, strings));
