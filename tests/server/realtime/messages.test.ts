/** Messages between people in a call, over the socket and over REST. */
import assert from "node:assert/strict";
import {
  CALL_MESSAGE_MAX_LENGTH,
  CALL_MESSAGES_PAGE,
  MESSAGE_MAX_BYTES,
} from "../../../server/protocol/limits.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { DIAL, talk } from "../../support/talk.ts";
import type { TestClient } from "../../support/test-client.ts";

interface Written {
  index: number;
  messageId: string;
  userId: string;
  text: string;
}

const GROUP = { members: ["ann", "ben", "cal"] };

let count = 0;
const writing = (text: string) =>
  ({ type: "call:message", messageId: `m-${++count}`, text }) as const;

/** What REST returns of a call's messages to this person. */
async function read(server: TestServer, userId: string, sessionId: string, query = "") {
  const response = await server.api(userId, `/api/calls/${sessionId}/messages${query}`);
  const { data, error } = await response.json();
  return { code: error?.code, texts: data?.messages.map(({ text }: Written) => text), ...data };
}

Deno.test("a message reaches the other person and the writer's other devices, and can be read later", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const tablet = await server.connect("ann");
  const call = await talk(ann, ben);
  const message = writing("Gate 4, in <b>ten</b> minutes 🚪");
  const ack = await ann.request({ ...message, ...call });
  for (const client of [ben, tablet]) {
    const { type, sessionId, chatId, ...told } = await client.next("call:message");
    assert.deepEqual([type, sessionId, chatId], ["call:message", call.sessionId, call.chatId]);
    assert.deepEqual(told, ack.message);
    assert.deepEqual([told.index, told.userId, told.text], [1, "ann", message.text]);
  }
  await ann.hasNothingOf("call:message");
  const later = await server.connect("ben");
  assert.equal(later.welcome.calls[0].messageCount, 1);
  const got = await ben.request({ type: "call:messages:get", ...call });
  assert.deepEqual([got.messages, got.hasMore], [[ack.message], false]);
});

Deno.test("a message sent again with the same id counts once", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  const message = { ...writing("Once"), ...call };
  const [first, second] = [await ann.request(message), await ann.request(message)];
  assert.deepEqual(second.message, first.message);
  const other = await ann.request({ ...message, text: "Something else" });
  assert.deepEqual(other.message, first.message, "as it was sent");
  await ben.next("call:message");
  await ben.hasNothingOf("call:message");
  assert.deepEqual((await read(server, "ben", call.sessionId)).texts, ["Once"]);
});

Deno.test("messages of several people at once are stored in one order, without a gap", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  const sent = (by: TestClient) =>
    Promise.all(
      Array.from({ length: 30 }, (_, at) => by.request({ ...writing(`${at}`), ...call })),
    );
  await Promise.all([sent(ann), sent(ben)]);
  const { messages, hasMore } = await read(server, "ann", call.sessionId);
  assert.equal(messages.length, CALL_MESSAGES_PAGE);
  assert.equal(hasMore, true);
  const rest = await read(server, "ann", call.sessionId, `?after=${CALL_MESSAGES_PAGE}`);
  const all: Written[] = [...messages, ...rest.messages];
  assert.deepEqual([rest.hasMore, all.map(({ index }) => index)], [
    false,
    Array.from({ length: 60 }, (_, at) => at + 1),
  ]);
  for (const by of ["ann", "ben"]) {
    const own = all.filter(({ userId }) => userId === by).map(({ text }) => Number(text));
    assert.deepEqual(
      own,
      Array.from({ length: 30 }, (_, at) => at),
      "in the order in which they were sent",
    );
  }
});

Deno.test("a person who joins later reads earlier messages, and one who left no later ones", async () => {
  await using server = await startTestServer();
  const options = { chat: GROUP };
  const [ann, ben, cal] = [
    await server.connect("ann", options),
    await server.connect("ben", options),
    await server.connect("cal", options),
  ];
  const { sessionId } = await ann.request({ ...DIAL, targetUserIds: ["ben"] });
  const call = { chatId: "chat-1", sessionId: String(sessionId) };
  const early = { ...writing("Nobody is there yet"), ...call };
  assert.equal((await ann.refused(early)).code, "too-early");
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", ...call });
  await ann.request({ ...writing("Before"), ...call });
  assert.equal((await read(server, "cal", call.sessionId)).code, "call-not-found");
  assert.equal((await cal.refused({ ...writing("Let me in"), ...call })).code, "forbidden");
  await cal.request({ type: "call:join", ...call });
  await ben.request({ type: "call:leave", ...call });
  await ann.request({ ...writing("After"), ...call });
  assert.equal((await ben.refused({ ...writing("Still here?"), ...call })).code, "not-in-call");
  assert.deepEqual((await read(server, "cal", call.sessionId)).texts, ["Before", "After"]);
  assert.deepEqual((await read(server, "ben", call.sessionId)).texts, ["Before"]);
  await ann.request({ type: "call:end", ...call });
  assert.deepEqual((await read(server, "cal", call.sessionId)).texts, ["Before", "After"]);
  assert.deepEqual((await read(server, "ben", call.sessionId)).texts, ["Before"]);
  assert.equal((await ann.refused({ ...writing("Too late"), ...call })).code, "call-over");
});

Deno.test("a person who was rung but never joined reads no messages, and sees no count", async () => {
  await using server = await startTestServer();
  const options = { chat: GROUP };
  const [ann, ben, cal] = [
    await server.connect("ann", options),
    await server.connect("ben", options),
    await server.connect("cal", options),
  ];
  const { sessionId } = await ann.request(DIAL);
  const call = { chatId: "chat-1", sessionId: String(sessionId) };
  await ben.request({ type: "call:accept", ...call });
  await ann.request({ ...writing("Between us"), ...call });
  await cal.next("call:incoming");
  assert.deepEqual((await read(server, "cal", call.sessionId)).texts, []);
  await cal.request({ type: "call:reject", ...call });
  await cal.hasNothingOf("call:message");
  assert.deepEqual((await read(server, "cal", call.sessionId)).texts, []);
  const history = await (await server.api("cal", "/api/calls")).json();
  assert.equal(history.data.calls[0].messageCount, 0);
});

Deno.test("REST can write to a call, and the history gives each call's number of messages", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  const path = `/api/calls/${call.sessionId}/messages`;
  const body = JSON.stringify({ text: "From a script", messageId: "script-1" });
  const answers = [
    await (await server.api("ann", path, { method: "POST", body })).json(),
    await (await server.api("ann", path, { method: "POST", body })).json(),
  ];
  assert.deepEqual(answers[0], answers[1]);
  const { index, text } = answers[0].data;
  assert.deepEqual([index, text], [1, "From a script"]);
  for (const client of [ann, ben]) assert.equal((await client.next("call:message")).text, text);
  const stranger = await server.api("eve", path, { method: "POST", body });
  assert.deepEqual([stranger.status, (await stranger.json()).error.code], [403, "forbidden"]);
  await ann.request({ type: "call:end", ...call });
  const history = await (await server.api("ben", "/api/calls")).json();
  assert.equal(history.data.calls[0].messageCount, 1);
});

Deno.test("invalid messages are refused, each with its code, and the call goes on", async () => {
  await using server = await startTestServer({ env: { CALL_MESSAGES_PER_MINUTE: "5" } });
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  const shapes = [
    { text: "" },
    { text: " \n\t\u2003 " },
    { text: "a".repeat(CALL_MESSAGE_MAX_LENGTH + 1) },
    { text: 7 },
    { messageId: "" },
    { messageId: "a".repeat(65) },
    { messageId: "line\nbreak" },
    { userId: "ben" },
  ];
  for (const shape of shapes) {
    // Too many malformed messages close a socket, so each has its own.
    const other = await server.connect("ann");
    const message = { ...writing("Hello"), ...call, ...shape };
    assert.equal((await other.refused(message as never)).code, "malformed", JSON.stringify(shape));
    other.close();
  }
  const elsewhere = { ...writing("Hello"), ...call };
  assert.equal((await ann.refused({ ...elsewhere, chatId: "chat-2" })).code, "call-not-found");
  assert.equal((await ann.refused({ ...elsewhere, sessionId: "no-call" })).code, "call-not-found");
  const get = { type: "call:messages:get", ...call } as const;
  assert.equal((await ann.refused({ ...get, after: -1 })).code, "malformed");
  const eve = await server.connect("eve", { chat: { id: "chat-2" } });
  assert.equal((await eve.refused({ ...writing("Hello"), ...call })).code, "forbidden");
  assert.equal((await eve.refused(get)).code, "call-not-found");

  const longest = "é".repeat(CALL_MESSAGE_MAX_LENGTH);
  await ann.request({ ...writing(longest), ...call });
  assert.equal((await ben.next("call:message")).text, longest);
  for (let sent = 1; sent < 5; sent++) await ann.request({ ...writing("Quick"), ...call });
  assert.equal((await ann.refused({ ...writing("Quicker"), ...call })).code, "rate-limited");
  await ben.request({ ...writing("I may"), ...call });
  assert.equal((await read(server, "ann", call.sessionId)).texts.length, 6);
});

Deno.test("long messages come in pages within the size limit of a message, and none is left out", async () => {
  await using server = await startTestServer({ env: { CALL_MESSAGES_PER_MINUTE: "0" } });
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  // The longest JSON for a text of that many characters.
  const longest = `a${"\u0001".repeat(CALL_MESSAGE_MAX_LENGTH - 1)}`;
  for (let sent = 0; sent < 12; sent++) await ann.request({ ...writing(longest), ...call });
  const indexes: number[] = [];
  for (let hasMore = true; hasMore;) {
    const after = indexes.at(-1) ?? 0;
    const page = await ben.request({ type: "call:messages:get", after, ...call });
    assert.ok(new TextEncoder().encode(ben.texts.at(-1)).length <= MESSAGE_MAX_BYTES);
    const got = (page.messages as Written[]).map(({ index }) => index);
    assert.ok(got.length > 0);
    indexes.push(...got);
    hasMore = page.hasMore === true;
  }
  assert.deepEqual(indexes, Array.from({ length: 12 }, (_, at) => at + 1));
});

Deno.test("CALL_MESSAGES=off refuses messages, and the config tells clients so", async () => {
  await using server = await startTestServer({ env: { CALL_MESSAGES: "off" } });
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const { config } = await ann.request({ type: "webrtc:config:get" });
  assert.deepEqual(config?.features, { messages: false, recording: true });
  const call = await talk(ann, ben);
  assert.equal((await ann.refused({ ...writing("Hello"), ...call })).code, "turned-off");
});
