/** The letters that go to the others in the very commit of a call's change, so that none can miss it. */
import type { Device } from "../../calls/call-service.ts";
import type { OtherInstances } from "../../calls/other-instances.ts";
import type { CallRecord } from "../../store/calls/call-record.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import type { Directory } from "../directory.ts";
import type { LetterOf } from "./letter.ts";
import type { PostOffice } from "./post-office.ts";

/** What writing along with commits needs. */
export interface CommitMailDeps {
  directory: Directory;
  office: Pick<PostOffice, "alongside" | "post">;
  peers(): ReadonlySet<InstanceId>;
}

/** Nothing written yet. */
export function createCommitMail(
  { directory, office, peers }: CommitMailDeps,
): Pick<OtherInstances, "alongside" | "committed"> {
  /** To whom a change was written along with it, in case somebody comes before it is committed. */
  const told = new WeakMap<CallRecord, { to: Set<InstanceId>; letter: LetterOf<"call"> }>();

  /** Those of a call's people who are here: the others must know them before their first message. */
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
