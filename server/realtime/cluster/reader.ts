/** Does what another server's letter says. Letters come in the order of their commits, each once. */
import type { CallService } from "../../calls/call-service.ts";
import type { Clock } from "../../calls/clock.ts";
import type { CallReplica } from "../../calls/other-instances.ts";
import type { RuleChange } from "../../calls/rules/rule-change.ts";
import { type CallRecord, isLive } from "../../store/calls/call-record.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import { closeReplaced } from "../connection.ts";
import type { Directory } from "../directory.ts";
import type { Letter, LetterOf } from "./letter.ts";
import type { PostOffice } from "./post-office.ts";
import type { Probes } from "./probes.ts";

/** What of this server the letters are applied to. */
export interface LocalParts {
  calls: CallReplica & Pick<CallService, "departed" | "resume">;
  followRule(change: RuleChange): void;
  /** Reads anew what is kept here of rules: changes of them may not have been told. */
  rereadRules(): void;
}

/** What reading needs. */
export interface ReaderDeps extends LocalParts {
  clock: Clock;
  directory: Directory;
  probes: Probes;
  post: PostOffice["post"];
  /** Whether the sender counts as there; what it does with one that does not is the membership's. */
  heardOf(id: InstanceId): boolean;
  left(id: InstanceId): void;
  /** It has said who is with it. */
  answered(id: InstanceId): void;
  onFailure(error: unknown): void;
}

/** Before a connection is said to be alive: a page that is closing may just be going. */
const GOING_MS = 250;
/** Somebody may be on the way to another page, and take the seat along; then this is not ours to mend. */
const LEASE_DOUBT_MS = 1_000;

/** A reader of letters. */
export function createReader(deps: ReaderDeps) {
  const { calls, clock, directory, probes } = deps;
  // Of those whose introduction takes more than one letter.
  const introduced = new Map<InstanceId, Set<string>>();

  function read(letter: Letter, from: InstanceId): void {
    // One that was given up may still write what it has committed; its connections are not counted.
    const isPeer = deps.heardOf(from);
    if (isPeer) probes.heardFrom(from);
    switch (letter.kind) {
      case "call":
        if (isPeer) { for (const device of letter.devices) directory.cameElsewhere(from, device); }
        calls.follow(letter.record, letter.notices);
        return keepOwnSeats(letter.record);
      case "news":
        return calls.hear(letter.notices);
      case "rule":
        return deps.followRule(letter);
      case "flags":
        return calls.setFlags(letter.sessionId, letter.userId, letter.flags);
      case "text":
        return directory.get(letter.connectionId)?.send(letter.text);
      case "replaced":
        return closeReplaced(directory.get(letter.connectionId));
      case "went":
        calls.gone(letter.connectionId);
        directory.wentElsewhere(letter);
        return probes.gone(letter.connectionId);
    }
    if (!isPeer) return;
    switch (letter.kind) {
      case "here":
        introduce(from, letter);
        for (const { userId, agoMs } of letter.seen) directory.sawElsewhere(userId, agoMs);
        for (const { sessionId, userId, flags } of letter.flags) {
          calls.setFlags(sessionId, userId, flags);
        }
        return letter.isLast ? deps.answered(from) : undefined;
      case "came":
        return directory.cameElsewhere(from, letter);
      case "probe":
        return answerProbe(from, letter.connectionId);
      case "alive":
        return probes.alive(letter.connectionId);
      case "bye":
        return deps.left(from);
    }
  }

  /** What it is said to have is all it has: what came before may have been of another time. */
  function introduce(from: InstanceId, { devices, isLast }: LetterOf<"here">): void {
    const ids = introduced.get(from) ?? new Set();
    introduced.set(from, ids);
    for (const device of devices) {
      ids.add(device.connectionId);
      directory.cameElsewhere(from, device);
    }
    if (!isLast) return;
    introduced.delete(from);
    directory.onlyElsewhere(from, ids);
  }

  function answerProbe(from: InstanceId, connectionId: string): void {
    const connection = directory.get(connectionId);
    if (!connection) {
      // Whose it was does not matter where nobody has it.
      return deps.post(from, { kind: "went", userId: connectionId, connectionId });
    }
    clock.after(GOING_MS, () => {
      const isThere = directory.get(connectionId) !== undefined;
      const device = { userId: connection.user.id, connectionId };
      deps.post(from, isThere ? { kind: "alive", connectionId } : { kind: "went", ...device });
    });
  }

  /** Another server may have taken this one for dead, and started leases of seats that are held. */
  function keepOwnSeats(record: CallRecord): void {
    if (!isLive(record)) return;
    for (const { userId, seat, leaseUntil } of record.participants) {
      if (seat === null || leaseUntil === null || !directory.get(seat)) continue;
      clock.after(LEASE_DOUBT_MS, () => {
        if (!directory.get(seat)) return;
        calls.resume({ userId, connectionId: seat }, record.id).catch(deps.onFailure);
      });
    }
  }

  return { read };
}
