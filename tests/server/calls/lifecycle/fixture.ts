/** Calls in every state, made by the pure commands themselves. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import type { Standing } from "../../../../server/calls/rules/policy.ts";
import { freshFlags } from "../../../../server/calls/snapshot.ts";
import { accept, reject } from "../../../../server/calls/lifecycle/answer.ts";
import { leave } from "../../../../server/calls/lifecycle/hang-up.ts";
import { initiate } from "../../../../server/calls/lifecycle/initiate.ts";
import type { Change, Scene, Step } from "../../../../server/calls/lifecycle/step.ts";
import { device, RING_MS, START } from "../call-fixture.ts";

export const ann = device("ann");
export const ben = device("ben");
export const cal = device("cal");

export function sceneAt(ms: number): Scene {
  return {
    now: START + ms,
    connectionsOf: (userId) => [`${userId}-1`],
    flagsOf: () => freshFlags("voice"),
    hasMedia: () => false,
  };
}

export function dial(standings: Record<string, Standing>, chatEndsInMs?: number): Change {
  return initiate({
    id: "call",
    chatId: "chat",
    callType: "voice",
    by: ann,
    caller: { id: "ann", name: "Ann" },
    targets: Object.entries(standings).map(([id, standing]) => ({
      member: { id, name: id },
      standing,
      early: "hold",
    })),
    ringTimeoutMs: RING_MS,
    chatEndsAt: chatEndsInMs === undefined ? null : START + chatEndsInMs,
  }, sceneAt(0));
}

/** Runs commands one after the other, a second apart; each must succeed. */
export function after(
  record: CallRecord,
  ...commands: ((record: CallRecord, scene: Scene) => Step)[]
) {
  let next = record;
  commands.forEach((command, index) => {
    const step = command(next, sceneAt((index + 1) * 1000));
    assert.ok(step.ok, JSON.stringify(step));
    next = step.record;
  });
  return next;
}

export const accepts = (by: typeof ann) => (record: CallRecord, scene: Scene) =>
  accept(record, by, scene);
export const rejects = (by: typeof ann) => (record: CallRecord, scene: Scene) =>
  reject(record, by, scene);
export const leaves = (by: typeof ann) => (record: CallRecord, scene: Scene) =>
  leave(record, by, scene);

export function change(step: Step): Change {
  assert.ok(step.ok, JSON.stringify(step));
  return step;
}

export function told(step: Step): string[] {
  return change(step).notices.map(({ userId, message }) => `${userId} ${message.type}`);
}

export const ringing = dial({ ben: "rings" }).record;
export const active = after(ringing, accepts(ben));
export const declined = after(ringing, rejects(ben));
export const group = dial({ ben: "rings", cal: "rings" }).record;
export const oneIn = after(group, accepts(ben));
export const allIn = after(oneIn, accepts(cal));
