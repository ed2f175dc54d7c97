/** Which of several pages takes over from a connection that is gone, and when. */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { CallService, Device } from "../../../../server/calls/call-service.ts";
import type { CallSnapshot } from "../../../../server/protocol/call.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import {
  createResumeTokens,
  type Ticket,
  type TicketUse,
} from "../../../../server/realtime/sessions/resume-tokens.ts";
import { createSuccession } from "../../../../server/realtime/sessions/succession.ts";
import { createTicketSeal } from "../../../../server/realtime/sessions/ticket-seal.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";

/** Ann's ticket; `stored` are the uses that all servers know of, `asked` what was asked of others. */
function createRig() {
  const registry = createRegistry();
  const resumeTokens = createResumeTokens({
    seal: createTicketSeal(["a secret of the tests, long enough"]),
    connectionOf: registry.get,
    graceMs: 1_000,
  });
  const ann = fakeConnection("ann");
  const token = resumeTokens.issue(ann);
  const rig = {
    registry,
    ann,
    /** The connections that have a seat, and those that another server still has. */
    seats: new Set<string>(),
    elsewhere: new Set<string>(),
    stored: [] as TicketUse[],
    fault: null as Error | null,
  };
  const calls: Partial<CallService> = {
    holdsSeat: ({ connectionId }: Device) => rig.seats.has(connectionId),
    resume: (_by, id) =>
      Promise.resolve(
        id === "over"
          ? { ok: false as const, code: "call-over" as const, message: "" }
          : { ok: true as const, call: { sessionId: `${id}, resumed` } as CallSnapshot },
      ),
  };
  const succession = createSuccession({
    calls: calls as CallService,
    registry,
    resumeTokens,
    confirmGone: (id) => Promise.resolve(!rig.elsewhere.has(id)),
    ticketUses: {
      spend(ticket, use) {
        if (rig.fault) return Promise.reject(rig.fault);
        const last = rig.stored.at(-1) ?? null;
        if (last && last.by !== ticket.use?.by) return Promise.resolve(last);
        rig.stored.push(use);
        return Promise.resolve(null);
      },
      last: () => Promise.resolve(rig.stored.at(-1) ?? null),
      giveBack: () => Promise.resolve(void rig.stored.pop()),
    },
  });
  return Object.assign(rig, {
    ...succession,
    peek: () => resumeTokens.peek(token)!,
    /** A page presents the ticket; returns the connection it replaces, or null. */
    async present(
      by: string,
      { key = "k", isNeeded = true }: { key?: string | null; isNeeded?: boolean } = {},
    ) {
      const taken = await succession.takeTicket(resumeTokens.peek(token)!, {
        use: { by, key },
        isNeeded,
      });
      return taken && taken.connectionId;
    },
  });
}

/** Whether it settles without waiting for a timer. */
async function settlesAtOnce(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  promise.then(() => isSettled = true);
  await setImmediate();
  return isSettled;
}

Deno.test("takeTicket() takes over at once when a connection that is just closing has gone", async () => {
  const rig = createRig();
  rig.registry.add(rig.ann);
  const pages = [rig.present("first"), rig.present("second", { key: "other" })];
  assert.equal(await settlesAtOnce(pages[0]), false);
  rig.registry.remove(rig.ann);
  rig.gone(rig.ann.id);
  assert.ok(await settlesAtOnce(Promise.all(pages)));
  assert.deepEqual(await Promise.all(pages), ["ann-1", null]);
});

Deno.test("takeTicket() takes nothing from a connection that stays, here or at another server", async () => {
  const rig = createRig();
  rig.registry.add(rig.ann);
  assert.equal(await rig.present("copy"), null);
  rig.registry.remove(rig.ann);
  rig.elsewhere.add(rig.ann.id);
  assert.equal(await rig.present("copy"), null);
  rig.elsewhere.clear();
  assert.equal(await rig.present("next"), "ann-1");
});

Deno.test("takeTicket() gives one of two pages the ticket, even if neither needs it to be stored", async () => {
  const rig = createRig();
  const pages = ["first", "second"].map((by) => rig.present(by, { key: by, isNeeded: false }));
  assert.deepEqual(await Promise.all(pages), ["ann-1", null]);
  assert.deepEqual(rig.stored, []);
});

Deno.test("takeTicket() stores a use that takes a seat or stands in for a token", async () => {
  for (const [hasSeat, isNeeded] of [[true, false], [false, true]]) {
    const rig = createRig();
    if (hasSeat) rig.seats.add("ann-1");
    assert.equal(await rig.present("next", { isNeeded }), "ann-1");
    assert.deepEqual(rig.stored, [{ by: "next", key: "k" }]);
  }
});

Deno.test("takeTicket() waits no longer once another page's hello has failed, and the ticket is valid again", async () => {
  const rig = createRig();
  const before = rig.peek();
  assert.equal(await rig.present("first"), "ann-1");
  const second = rig.present("second");
  assert.equal(await settlesAtOnce(second), false);
  // Its departure is not enough: the ticket has yet to be given back.
  rig.gone("first");
  assert.equal(await settlesAtOnce(second), false);
  await rig.returnTicket(before);
  assert.deepEqual(rig.stored, []);
  rig.admitted("first");
  assert.ok(await settlesAtOnce(second));
  // It was looking at a use that no longer counts.
  assert.equal(await second, null);
  assert.equal(await rig.present("third", { key: "other" }), "ann-1");
});

Deno.test("takeTicket() with the key of a use at another server follows that use", async () => {
  for (const [key, expected] of [["k", "elsewhere"], ["another", null]] as const) {
    const rig = createRig();
    rig.stored.push({ by: "elsewhere", key: "k" });
    rig.seats.add("elsewhere");
    assert.equal(await rig.present("next", { key }), expected);
    assert.equal(rig.stored.length, expected ? 2 : 1);
  }
});

Deno.test("takeTicket() lets a used ticket count again only with its key, for the seat of the page that used it", async () => {
  for (
    const [first, second, seat, expected] of [
      ["k", "k", "first", "first"],
      ["k", "k", null, null],
      ["k", "another", "first", null],
      [null, null, "first", null],
    ] as const
  ) {
    const rig = createRig();
    assert.equal(await rig.present("first", { key: first }), "ann-1");
    rig.admitted("first");
    if (seat) rig.seats.add(seat);
    assert.equal(await rig.present("second", { key: second }), expected);
  }
});

Deno.test("takeTicket() asks the store for the last use of a used ticket, which may have been elsewhere", async () => {
  const rig = createRig();
  await rig.present("first");
  rig.admitted("first");
  rig.stored.push({ by: "elsewhere", key: "k" });
  rig.seats.add("elsewhere");
  assert.equal(await rig.present("second"), "elsewhere");
});

Deno.test("takeTicket() leaves the ticket unused when the store is away, and says so where it is needed", async () => {
  const rig = createRig();
  rig.seats.add("ann-1");
  rig.fault = new StoreUnavailable("away");
  await assert.rejects(rig.present("first"), StoreUnavailable);
  assert.equal(await rig.present("second", { isNeeded: false }), null);
  const bug = new TypeError("a bug");
  rig.fault = bug;
  await assert.rejects(rig.present("third", { isNeeded: false }), bug);
  rig.fault = null;
  assert.equal(rig.peek().use, null);
  assert.equal(await rig.present("fourth", { key: "other" }), "ann-1");
});

Deno.test("takeSeats() takes only the seats of the previous connection, and says whether it got one", async () => {
  const rig = createRig();
  const next = fakeConnection("ann", "ann-2");
  const callOf = (sessionId: string, seatConnectionId: string | null) =>
    ({ sessionId, seatConnectionId }) as CallSnapshot;
  const take = (...calls: CallSnapshot[]) =>
    rig.takeSeats(next, { connectionId: "ann-1" } as Ticket, calls);
  const [others, ended] = [callOf("other", "ann-9"), callOf("over", "ann-1")];
  assert.deepEqual(await take(others, ended), { resumed: false, snapshots: [others, ended] });
  const { resumed, snapshots } = await take(ended, callOf("call", "ann-1"), others);
  assert.equal(resumed, true);
  assert.deepEqual(
    snapshots.map(({ sessionId }) => sessionId),
    ["over", "call, resumed", "other"],
  );
});
