/** A random history of calls, made by the service's own commands. */
import fc from "fast-check";
import type { Chat } from "../../../../server/calls/call-service.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import type { Store } from "../../../../server/store/kv/kv.ts";
import { chatOf, createRig, device, type Rig } from "../../calls/call-fixture.ts";

/** The people of these calls; Ben blocks Eve, and Dan is never connected. */
export const PEOPLE = ["ann", "ben", "cal", "dan", "eve"];

const CHATS: Chat[] = [
  chatOf(["ann", "ben"], { id: "two" }),
  chatOf(["ann", "ben", "cal", "dan", "eve"], { id: "all" }),
];
const DEVICES = ["ann", "ben", "cal", "eve"].map((id) => device(id));

const who = fc.integer({ min: 0, max: DEVICES.length - 1 });

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("accept", "reject"), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("cancel", "leave", "end"), who }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((ms) => ({ ms })) },
);

/** A call, what people do with it, and the time until the next one. */
export const deed = fc.record({
  who,
  chat: fc.nat(CHATS.length - 1),
  callType: fc.constantFrom("voice" as const, "video" as const),
  then: fc.array(act, { maxLength: 8, size: "max" }),
  gapMs: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 90_000 }),
    fc.integer({ min: 3_600_000, max: 20 * 86_400_000 }),
  ),
});
export type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Runs these calls in order; commands that the rules refuse have no effect. */
export async function live(deeds: Deed[]): Promise<Rig> {
  const rig = await createRig(DEVICES, {
    wishesOf: (userId) =>
      Promise.resolve({
        allowCallsFrom: "everyone",
        contacts: [],
        blocked: userId === "ben" ? ["eve"] : [],
        doNotDisturb: false,
      }),
  });
  for (const { who, chat, callType, then, gapMs } of deeds) {
    const begun = await rig.service.initiate(DEVICES[who], CHATS[chat], { callType });
    const id = begun.sessionId;
    for (const one of then) {
      if ("ms" in one) await rig.pass(one.ms);
      else if (id !== undefined) await commandOf(rig, one.does)(DEVICES[one.who], id);
    }
    await rig.pass(gapMs);
  }
  return rig;
}

function commandOf(rig: Rig, does: string) {
  return rig.service[does as "accept" | "reject" | "cancel" | "leave" | "end"];
}

/** Every stored call. */
export async function everyCall(store: Store): Promise<CallRecord[]> {
  const rows = await store.list<{ record: CallRecord }>({ prefix: ["calls"] }, { limit: 10_000 });
  return rows.map(({ value }) => value.record);
}
