/** Who may call whom: every refusal of a new call, and the standing of each target. */
import assert from "node:assert/strict";
import type { CallType } from "../../../../server/protocol/call.ts";
import type { Chat } from "../../../../server/calls/call-service.ts";
import {
  type CallWishes,
  earlyMediaFor,
  memberOf,
  standingOf,
  targetsOf,
} from "../../../../server/calls/rules/policy.ts";
import { chatOf, START } from "../call-fixture.ts";

const chat = chatOf(["ann", "ben", "cal"]);
type Request = { callType: CallType; targetUserIds?: string[] };

const refusals: [string, Partial<Chat>, Request, string][] = [
  ["a chat without calls", { calls: "none" }, { callType: "voice" }, "calls-not-allowed"],
  ["video in a voice chat", { calls: "voice" }, { callType: "video" }, "calls-not-allowed"],
  ["a chat that is over", { endsAt: START }, { callType: "voice" }, "chat-ended"],
  ["a stranger", {}, { callType: "voice", targetUserIds: ["dan"] }, "invalid-targets"],
  ["oneself", {}, { callType: "voice", targetUserIds: ["ann"] }, "invalid-targets"],
  ["nobody", { members: [{ id: "ann", name: "Ann" }] }, { callType: "voice" }, "invalid-targets"],
];
for (const [name, change, request, code] of refusals) {
  Deno.test(`targetsOf() refuses ${name} as ${code}`, () => {
    const limits = { now: START, maxParticipants: 6 };
    const result = targetsOf({ ...chat, ...change }, "ann", request, limits);
    assert.equal(result.ok ? "no refusal" : result.code, code);
  });
}

Deno.test("targetsOf() returns all other members, or each named member once", () => {
  const limits = { now: START, maxParticipants: 3 };
  const ids = (request: Request) => {
    const result = targetsOf(chat, "ann", request, limits);
    assert.ok(result.ok);
    return result.targets.map(({ id }) => id);
  };
  assert.deepEqual(ids({ callType: "video" }), ["ben", "cal"]);
  assert.deepEqual(ids({ callType: "video", targetUserIds: ["cal", "cal"] }), ["cal"]);
});

Deno.test("targetsOf() requires named targets in a chat larger than a call", () => {
  const limits = { now: START, maxParticipants: 2 };
  const all = targetsOf(chat, "ann", { callType: "voice" }, limits);
  const named = targetsOf(chat, "ann", { callType: "voice", targetUserIds: ["cal"] }, limits);
  const many = targetsOf(chat, "ann", { callType: "voice", targetUserIds: ["ben", "cal"] }, limits);
  assert.deepEqual([all.ok, named.ok, many.ok], [false, true, false]);
});

Deno.test("memberOf() finds a member and forbids everybody else", () => {
  assert.deepEqual(memberOf(chat, "ben"), { id: "ben", name: "BEN" });
  const stranger = memberOf(chat, "dan");
  assert.equal("code" in stranger && stranger.code, "forbidden");
});

const open: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};
const here = { wishes: null, isInCall: false, isConnected: true, lastSeenAt: null };
const standings: [string, Partial<Parameters<typeof standingOf>[1]>, string][] = [
  ["connected", {}, "rings"],
  ["gone for 5 s", { isConnected: false, lastSeenAt: START - 5000 }, "expected"],
  ["gone for longer", { isConnected: false, lastSeenAt: START - 5001 }, "offline"],
  ["never here", { isConnected: false }, "offline"],
  ["in a call", { isInCall: true }, "busy"],
  ["in a call and away", { isInCall: true, isConnected: false }, "busy"],
  ["set to do not disturb", { wishes: { ...open, doNotDisturb: true } }, "busy"],
  [
    "blocking, and in a call",
    { isInCall: true, wishes: { ...open, blocked: ["ann"] } },
    "unavailable",
  ],
  ["open to nobody", { wishes: { ...open, allowCallsFrom: "nobody" } }, "unavailable"],
  [
    "open to nobody, with the caller as a contact",
    { wishes: { ...open, allowCallsFrom: "nobody", contacts: ["ann"] } },
    "unavailable",
  ],
  ["open to other contacts", { wishes: { ...open, allowCallsFrom: "contacts" } }, "unavailable"],
  [
    "open to this contact",
    { wishes: { ...open, allowCallsFrom: "contacts", contacts: ["ann"] } },
    "rings",
  ],
];
for (const [name, change, standing] of standings) {
  Deno.test(`standingOf() says ${standing} of somebody ${name}`, () => {
    assert.equal(standingOf("ann", { ...here, ...change }, START), standing);
  });
}

Deno.test("earlyMediaFor() allows an early connection between contacts, or where all media is relayed", () => {
  const friendly = { ...open, contacts: ["ann"] };
  assert.equal(earlyMediaFor("ann", friendly, false), "connect");
  assert.equal(earlyMediaFor("eve", friendly, false), "hold");
  assert.equal(earlyMediaFor("ann", null, false), "hold");
  assert.equal(earlyMediaFor("ann", null, true), "connect");
});
