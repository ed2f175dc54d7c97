/** Applies other servers' letters. They come in commit order, each once. */
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

/** The parts of this server that letters are applied to. */
export interface LocalParts {
  calls: CallReplica & Pick<CallService, "departed" | "resume">;
  followRule(change: RuleChange): void;
  /** Rereads the rules cached here: changes to them may have been missed. */
  rereadRules(): void;
}

/** What reading needs. */
export interface ReaderDeps extends LocalParts {
  clock: Clock;
  directory: Directory;
  probes: Probes;
  post: PostOffice["post"];
  /** Whether the sender counts as alive. */
  heardOf(id: InstanceId): boolean;
  left(id: InstanceId): void;
  /** It has said who is connected to it. */
  answered(id: InstanceId): void;
  onFailure(error: unknown): void;
}

/** Waits this long before reporting a connection alive: its page may just be closing. */
const GOING_MS = 250;
/** How long to wait before taking back a seat: its person may be moving to another page with it. */
const LEASE_DOUBT_MS = 1_000;

/** A reader of letters. */
export function createReader(deps: ReaderDeps) {
  const { calls, clock, directory, probes } = deps;
  // Connections of servers whose introduction takes more than one letter.
  const introduced = new Map<InstanceId, Set<string>>();

  function read(letter: Letter, from: InstanceId): void {
    // A server that was given up may still commit; its connections do not count.
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

  /** The list is complete: connections of that server that are not in it are stale. */
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
      // The user id does not matter if nobody has the connection.
      return deps.post(from, { kind: "went", userId: connectionId, connectionId });
    }
    clock.after(GOING_MS, () => {
      const isThere = directory.get(connectionId) !== undefined;
      const device = { userId: connection.user.id, connectionId };
      deps.post(from, isThere ? { kind: "alive", connectionId } : { kind: "went", ...device });
    });
  }

  /**
   * Another server may have taken this one for dead, and started leases of seats still held here.
   */
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
