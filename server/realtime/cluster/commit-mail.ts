/** Letters written in the same commit as a call's change, so that no other server can miss them. */
import type { Device } from "../../calls/call-service.ts";
import type { OtherInstances } from "../../calls/other-instances.ts";
import type { CallRecord } from "../../store/calls/call-record.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import type { Directory } from "../directory.ts";
import type { LetterOf } from "./letter.ts";
import type { PostOffice } from "./post-office.ts";

/** What writing them needs. */
export interface CommitMailDeps {
  directory: Directory;
  office: Pick<PostOffice, "alongside" | "post">;
  peers(): ReadonlySet<InstanceId>;
}

/** Starts with nothing written. */
export function createCommitMail(
  { directory, office, peers }: CommitMailDeps,
): Pick<OtherInstances, "alongside" | "committed"> {
  /** The recipients of a change's letter, in case a server joins before the commit is done. */
  const told = new WeakMap<CallRecord, { to: Set<InstanceId>; letter: LetterOf<"call"> }>();

  /** The participants' connections here: the others must know them before their first message. */
  function devicesOf({ participants }: CallRecord): Device[] {
    return participants.flatMap(({ userId }) =>
      Array.from(directory.ofUser(userId), ({ id }) => ({ userId, connectionId: id }))
    );
  }

  return {
    alongside({ after: record, notices }) {
      const to = new Set(peers());
      const letter = { kind: "call" as const, record, notices, devices: devicesOf(record) };
      told.set(record, { to, letter });
      return to.size === 0 ? [] : office.alongside(to, letter);
    },
    committed(record) {
      const before = told.get(record);
      if (!before) return;
      for (const id of peers()) {
        if (!before.to.has(id)) office.post(id, before.letter);
      }
    },
  };
}
