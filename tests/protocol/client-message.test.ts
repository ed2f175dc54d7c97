/** Which client messages the server accepts or refuses by their shape. */
import assert from "node:assert/strict";
import { ClientMessage, Hello } from "../../server/protocol/client-message.ts";
import { check, decode } from "../../server/protocol/codec.ts";
import {
  CALL_MESSAGE_MAX_LENGTH,
  CANDIDATE_MAX_LENGTH,
  CANDIDATES_MAX,
  ID_MAX_LENGTH,
  MEMBERS_MAX,
  REASON_MAX_LENGTH,
  REQUEST_ID_MAX_LENGTH,
  SDP_MAX_LENGTH,
} from "../../server/protocol/limits.ts";
import { CallsQuery } from "../../server/protocol/rest.ts";

const accept = { type: "call:accept", id: "1", sessionId: "s", chatId: "c" };
const offer = {
  type: "webrtc:offer",
  sessionId: "s",
  chatId: "c",
  targetUserId: "ben",
  offer: { type: "offer", sdp: "v=0" },
};
const candidates = (count: number) => ({
  type: "webrtc:ice-candidate",
  sessionId: "s",
  chatId: "c",
  targetUserId: "ben",
  candidate: Array.from({ length: count }, () => ({ candidate: "candidate:1" })),
});

const report = (change: object, more: object = {}) => ({
  ...accept,
  type: "call:quality",
  quality: { avgBitrate: 1e6, packetLoss: 0.5, jitter: 3, roundTripTime: 80, ...change },
  ...more,
});

const written = (change: object) => ({
  ...accept,
  type: "call:message",
  messageId: "0b6c-4_1.a",
  text: "At the gate",
  ...change,
});

const taken: [string, unknown][] = [
  ["a request", accept],
  ["an offer without an id", offer],
  ["one candidate", { ...candidates(0), candidate: { candidate: "", sdpMid: null } }],
  ["the end of candidates", { ...candidates(0), candidate: null }],
  ["as many candidates as allowed", candidates(CANDIDATES_MAX)],
  ["an id of the longest length", { ...accept, sessionId: "x".repeat(ID_MAX_LENGTH) }],
  ["an id in any script", { ...accept, chatId: "чат-٣-🌱" }],
  ["a request id of the longest length", { ...accept, id: "x".repeat(REQUEST_ID_MAX_LENGTH) }],
  ["a session description of the longest length", {
    ...offer,
    offer: { type: "offer", sdp: "x".repeat(SDP_MAX_LENGTH) },
  }],
  ["a reason of the longest length", {
    ...accept,
    type: "call:reject",
    reason: "x".repeat(REASON_MAX_LENGTH),
  }],
  ["a report of quality", report({})],
  ["a report of the largest values", report({ packetLoss: 100, jitter: 600_000, avgBitrate: 1e9 })],
  ["a report of receiving from nobody", report({}, { receivingFrom: [] })],
  ["a report of receiving from somebody", report({}, { receivingFrom: ["ben"] })],
  ["a message of the longest length", written({ text: "é".repeat(CALL_MESSAGE_MAX_LENGTH) })],
  ["a message of several lines", written({ text: " one\n\ttwo " })],
];

const refused: [string, unknown][] = [
  ["an unknown type", { ...accept, type: "call:explode" }],
  ["no type", { id: "1" }],
  ["an unknown key", { ...accept, admin: true }],
  ["a claimed sender", { ...offer, fromUserId: "ann" }],
  ["an unknown key inside", { ...offer, offer: { type: "offer", sdp: "", extra: 1 } }],
  ["an answer in an offer", { ...offer, offer: { type: "answer", sdp: "" } }],
  ["a missing session", { type: "call:accept", id: "1", chatId: "c" }],
  ["an empty id", { ...accept, sessionId: "" }],
  ["an id that is too long", { ...accept, sessionId: "x".repeat(ID_MAX_LENGTH + 1) }],
  ["an id with a control character", { ...accept, chatId: "a\u0000b" }],
  ["an id that is a number", { ...accept, chatId: 7 }],
  ["a request id that is too long", { ...accept, id: "x".repeat(REQUEST_ID_MAX_LENGTH + 1) }],
  ["a session description that is too long", {
    ...offer,
    offer: { type: "offer", sdp: "x".repeat(SDP_MAX_LENGTH + 1) },
  }],
  ["one candidate too many", candidates(CANDIDATES_MAX + 1)],
  ["no candidate in a list", candidates(0)],
  ["the end of candidates in a list", { ...candidates(0), candidate: [null] }],
  ["neither candidates nor their end", { ...candidates(0), candidate: undefined }],
  ["a candidate that is too long", {
    ...candidates(0),
    candidate: { candidate: "x".repeat(CANDIDATE_MAX_LENGTH + 1) },
  }],
  ["a reason that is too long", {
    ...accept,
    type: "call:reject",
    reason: "x".repeat(REASON_MAX_LENGTH + 1),
  }],
  ["too many targets", {
    type: "call:initiate",
    id: "1",
    chatId: "c",
    callType: "voice",
    targetUserIds: Array(MEMBERS_MAX + 1).fill("x"),
  }],
  ["no target in a list", {
    type: "call:initiate",
    id: "1",
    chatId: "c",
    callType: "voice",
    targetUserIds: [],
  }],
  ["a third kind of call", { type: "call:initiate", id: "1", chatId: "c", callType: "smell" }],
  ["a message that is too long", written({ text: "x".repeat(CALL_MESSAGE_MAX_LENGTH + 1) })],
  ["a message of white space", written({ text: " \n\u2003\u00a0" })],
  ["a message with an empty id", written({ messageId: "" })],
  ["a message with an id in other letters", written({ messageId: "é" })],
  ["messages after a negative index", { ...accept, type: "call:messages:get", after: -1 }],
  ["a consent without its value", { ...accept, type: "call:recording:consent" }],
  ["a loss above the maximum", report({ packetLoss: 101 })],
  ["a negative loss", report({ packetLoss: -1 })],
  ["a bit rate above the maximum", report({ avgBitrate: 1e10 })],
  ["a round trip of an hour", report({ roundTripTime: 3_600_000 })],
  ["a jitter that is not a number", report({ jitter: "3" })],
  ["a report without one of the measures", report({ jitter: undefined })],
  [
    "a report of receiving from too many",
    report({}, { receivingFrom: Array(MEMBERS_MAX + 1).fill("x") }),
  ],
  ["an array", [accept]],
  ["null", null],
];

for (const [what, message] of taken) {
  Deno.test(`ClientMessage accepts ${what}`, () => {
    assert.deepEqual(check(ClientMessage, message), { ok: true, value: message });
  });
}

for (const [what, message] of refused) {
  Deno.test(`ClientMessage refuses ${what}`, () => {
    const result = check(ClientMessage, message);
    assert.equal(result.ok, false);
  });
}

Deno.test("decode() refuses a __proto__ key", () => {
  const text = JSON.stringify(accept).replace("{", '{"__proto__":{"admin":true},');
  assert.equal(decode(ClientMessage, text).ok, false);
});

Deno.test("decode() refuses text that is not JSON, and says so", () => {
  assert.deepEqual(decode(ClientMessage, '{"type":'), { ok: false, problem: "not JSON" });
});

Deno.test("check() names the field at fault", () => {
  const result = check(ClientMessage, { ...accept, chatId: 7 });
  assert.deepEqual(result, { ok: false, problem: "chatId: expected string" });
});

Deno.test("check() names the unknown key", () => {
  const result = check(ClientMessage, { ...accept, admin: true });
  assert.deepEqual(result, { ok: false, problem: "unknown key admin" });
});

Deno.test("check() says what was expected in a message", () => {
  const problemOf = (message: unknown) => {
    const result = check(ClientMessage, message);
    return result.ok ? null : result.problem;
  };
  const says: [object, string][] = [
    [{ ...accept, type: undefined }, "type: expected one of auth:refresh, chat:attach, webrtc:"],
    [
      { ...accept, type: "call:explode" },
      "type: expected one of auth:refresh, chat:attach, webrtc:",
    ],
    [
      { type: "call:initiate", chatId: "c", callType: "smell" },
      "callType: expected voice or video",
    ],
    [{ ...accept, chatId: "" }, "chatId: expected at least 1 character"],
    [
      { ...accept, chatId: "x".repeat(ID_MAX_LENGTH + 1) },
      `chatId: expected at most ${ID_MAX_LENGTH} characters`,
    ],
    [{ ...accept, chatId: "a\u0000b" }, "chatId: expected no control characters"],
    [report({ packetLoss: 101 }), "quality.packetLoss: expected at most 100"],
    [{ ...candidates(0), candidate: "host" }, "candidate: expected object or array"],
    [{ ...candidates(0), candidate: {} }, "candidate.candidate: expected string"],
    [candidates(0), "candidate: expected at least 1 entry"],
  ];
  for (const [message, problem] of says) {
    assert.equal(problemOf(message)?.slice(0, problem.length), problem);
  }
});

Deno.test("check() says what was expected in a query", () => {
  const problemOf = (query: object) => {
    const result = check(CallsQuery, query);
    return result.ok ? null : result.problem;
  };
  assert.equal(
    problemOf({ from: "yesterday" }),
    "from: expected a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z",
  );
  assert.equal(problemOf({ limit: "all" }), "limit: expected a whole number");
  assert.equal(problemOf({ limit: "101" }), "limit: expected at most 100");
  assert.equal(problemOf({ offset: "10000" }), "offset: expected at most 1000");
  assert.equal(problemOf({ cursor: "next" }), "cursor: expected a cursor that a page returned");
  assert.equal(problemOf({ status: "lost" })?.startsWith("status: expected initiating or "), true);
  assert.equal(problemOf({ page: "2" }), "unknown key page");
});

Deno.test("Hello accepts only a boolean for replace", () => {
  const hello = { type: "hello", resume: "ticket" };
  assert.ok(check(Hello, { ...hello, replace: true }).ok);
  assert.ok(check(Hello, { ...hello, id: "1" }).ok, "from a client that gives every message an id");
  assert.equal(check(Hello, { ...hello, replace: "yes" }).ok, false);
});
