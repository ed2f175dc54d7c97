/** What a server tells another one that it meets: who is with it, who just was, and who sends what. */
import type { CallReplica } from "../../calls/other-instances.ts";
import type { Directory } from "../directory.ts";
import type { LetterOf } from "./letter.ts";

type Flags = ReturnType<CallReplica["allFlags"]>;

/** In letters of a size that goes with others into one commit. */
const DEVICES_PER_LETTER = 500;

/** The letters; there is always one that says it is the last. */
export function introduction(directory: Directory, flags: Flags): LetterOf<"here">[] {
  const devices = Array.from(directory.all(), ({ id, user }) => ({
    userId: user.id,
    connectionId: id,
  }));
  const letters: LetterOf<"here">[] = [];
  for (let from = 0; from < devices.length; from += DEVICES_PER_LETTER) {
    const some = devices.slice(from, from + DEVICES_PER_LETTER);
    letters.push({ kind: "here", devices: some, seen: [], flags: [], isLast: false });
  }
  return [
    ...letters,
    { kind: "here", devices: [], seen: directory.recentlySeen(), flags, isLast: true },
  ];
}
