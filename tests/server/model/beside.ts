/** Checks the messages and recordings of calls against what people were told and agreed to. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import type { Store } from "../../../server/store/kv/kv.ts";
import { listMessages } from "../../../server/store/calls/message-store.ts";
import type { FakeConnection } from "../../support/fake-connection.ts";
import type { VirtualServer } from "./virtual-server.ts";

/**
 * At any time: the person recording is in the call, and recording is on only if all have agreed.
 */
export function checkConsents({ id, recording, participants }: CallRecord): void {
  if (!recording) return;
  const joined = participants.filter(({ status }) => status === "joined")
    .map(({ userId }) => userId);
  assert.ok(joined.includes(recording.userId), `${id} is recorded by somebody who is not in it`);
  assert.deepEqual(recording.agreed.filter((userId) => !joined.includes(userId)), []);
  const isOn = joined.every((userId) => recording.agreed.includes(userId));
  assert.equal(recording.state, isOn ? "on" : "asking", `${id}: ${recording.agreed}`);
}

/** Once all is quiet: everybody in a call knows the state of its recording. */
export function checkRecordings(live: CallRecord[], servers: VirtualServer[]): void {
  const devices = servers.flatMap(({ connections }) => [...connections]);
  for (const { id, recording, participants } of live) {
    for (const { seat } of participants) {
      const device = devices.find((one) => one.id === seat);
      if (!device) continue;
      const { userId, state } = heardOf(device, id) ?? {};
      const heard = [userId, state];
      assert.deepEqual(heard, [recording?.userId, recording?.state], `${seat} in ${id}`);
    }
  }
}

/** The recording as a device last heard of it, alone or as part of the whole call. */
function heardOf({ sent }: FakeConnection, id: string) {
  const about = sent.filter((one) => one.type !== "call:ended" && idOf(one) === id);
  const last = about.findLast((one) => one.type === "call:recording-changed" || one.call);
  const teller = (last?.type === "call:recording-changed" ? last : last?.call ?? {}) as {
    recording?: { userId: string; state: string } | null;
  };
  return teller.recording ?? null;
}

function idOf({ sessionId, call }: Record<string, unknown>): unknown {
  return sessionId ?? (call as { sessionId?: string } | undefined)?.sessionId;
}

/** At the end: every acknowledged message is stored once, and told to nobody twice. */
export async function checkMessages(
  store: Store,
  records: CallRecord[],
  { written, everybody }: { written: ReadonlySet<string>; everybody: FakeConnection[] },
): Promise<void> {
  const kept = new Set<string>();
  for (const { id, messageCount = 0 } of records) {
    const messages = await listMessages(store, id, { after: 0, limit: 1_000 });
    assert.deepEqual(
      messages.map(({ index }) => index),
      Array.from({ length: messageCount }, (_, at) => at + 1),
    );
    for (const { index, messageId } of messages) kept.add(`${id} ${index} ${messageId}`);
    assert.equal(new Set(messages.map(({ messageId }) => messageId)).size, messageCount);
  }
  for (const message of written) assert.ok(kept.has(message), `${message} is lost`);
  for (const { id, sent } of everybody) {
    const told = sent.filter(({ type }) => type === "call:message")
      .map(({ sessionId, index, messageId }) => `${sessionId} ${index} ${messageId}`);
    assert.equal(new Set(told).size, told.length, `${id} was told twice`);
    assert.deepEqual(
      told.filter((one) => !kept.has(one)),
      [],
      `${id} was told of a message that is not stored`,
    );
  }
}
