/** Joining and inviting as pure commands, for the tests of both. */
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { invite, join } from "../../../../server/calls/lifecycle/join.ts";
import type { Scene } from "../../../../server/calls/lifecycle/step.ts";
import type { Standing } from "../../../../server/calls/rules/policy.ts";
import { device, RING_MS } from "../call-fixture.ts";
import { ann } from "./fixture.ts";

export const dan = device("dan");

export const joins = (by: typeof ann, max = 6) => (record: CallRecord, scene: Scene) =>
  join(record, by, { id: by.userId, name: by.userId }, max, scene);

export const invites =
  (by: typeof ann, standings: Record<string, Standing>, max = 6) =>
  (record: CallRecord, scene: Scene) =>
    invite(record, {
      by,
      targets: Object.entries(standings).map(([id, standing]) => ({
        member: { id, name: id },
        standing,
        early: "hold" as const,
      })),
      ringTimeoutMs: RING_MS,
      maxParticipants: max,
    }, scene);

export const statusOf = ({ participants }: CallRecord, userId: string) =>
  participants.find((one) => one.userId === userId)?.status;
