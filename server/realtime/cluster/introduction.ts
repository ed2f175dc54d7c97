/** What a server tells one that it meets: current and recent connections, and media flags. */
import type { CallReplica } from "../../calls/other-instances.ts";
import type { Directory } from "../directory.ts";
import type { LetterOf } from "./letter.ts";

type Flags = ReturnType<CallReplica["allFlags"]>;

/** Entries per letter, so that several letters fit into one commit. */
const PER_LETTER = 500;

/** The letters; there is always a last one, marked as such. */
export function introduction(directory: Directory, flags: Flags): LetterOf<"here">[] {
  const devices = Array.from(directory.all(), ({ id, user }) => ({
    userId: user.id,
    connectionId: id,
  }));
  const nothing = { kind: "here" as const, devices: [], seen: [], flags: [], isLast: false };
  return [
    ...inParts(devices).map((some) => ({ ...nothing, devices: some })),
    ...inParts(directory.recentlySeen()).map((some) => ({ ...nothing, seen: some })),
    ...inParts(flags).map((some) => ({ ...nothing, flags: some })),
    { ...nothing, isLast: true },
  ];
}

function inParts<T>(all: T[]): T[][] {
  const count = Math.ceil(all.length / PER_LETTER);
  return Array.from({ length: count }, (_, n) => all.slice(n * PER_LETTER, (n + 1) * PER_LETTER));
}
