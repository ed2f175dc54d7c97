/** Recording a call: how the people in it are asked and told. */
import assert from "node:assert/strict";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { talk } from "../../support/talk.ts";
import type { TestClient } from "../../support/test-client.ts";

const ASK = { type: "call:recording:request" } as const;
const AGREE = { type: "call:recording:consent", agreed: true } as const;
const STOP = { type: "call:recording:stop" } as const;

const GROUP = { chat: { members: ["ann", "ben", "cal"] } };

/** Three people in one call. */
async function threeTalk(server: TestServer) {
  const [ann, ben, cal] = [
    await server.connect("ann", GROUP),
    await server.connect("ben", GROUP),
    await server.connect("cal", GROUP),
  ];
  const call = await talk(ann, ben);
  await cal.request({ type: "call:join", ...call });
  return { ann, ben, cal, call };
}

/** The recording's state in the next news of it, or how it ended. */
async function stateOf(client: TestClient) {
  const { recording, reason, endedBy } = await client.next("call:recording-changed");
  return recording ? recording.state : { reason, endedBy };
}

Deno.test("a recording is requested, agreed to and stopped, and all are told", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  await ann.request({ ...ASK, ...call });
  for (const client of [ann, ben]) assert.equal(await stateOf(client), "asking");
  assert.equal((await ben.refused({ ...ASK, ...call })).code, "recording-exists");
  await ben.request({ ...AGREE, ...call });
  for (const client of [ann, ben]) assert.equal(await stateOf(client), "on");
  const [seen] = (await server.connect("ben")).welcome.calls;
  assert.equal(seen.recording?.userId, "ann");
  assert.deepEqual(seen.recording?.agreed, ["ann", "ben"]);
  assert.equal((await ben.refused({ ...STOP, ...call })).code, "no-recording");
  await ann.request({ ...STOP, ...call });
  for (const client of [ann, ben]) {
    assert.deepEqual(await stateOf(client), { reason: "stopped", endedBy: "ann" });
  }
});

Deno.test("all are told who declines a recording or withdraws consent", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  for (const agreesFirst of [false, true]) {
    await ann.request({ ...ASK, ...call });
    if (agreesFirst) await ben.request({ ...AGREE, ...call });
    await ben.request({ ...AGREE, ...call, agreed: false });
    for (const client of [ann, ben]) {
      for (const state of agreesFirst ? ["asking", "on"] : ["asking"]) {
        assert.equal(await stateOf(client), state);
      }
      assert.deepEqual(await stateOf(client), { reason: "declined", endedBy: "ben" });
    }
  }
});

Deno.test("consent to one person's recording does not count for the next person's", async () => {
  await using server = await startTestServer();
  const { ann, ben, cal, call } = await threeTalk(server);
  await ann.request({ ...ASK, ...call });
  await ann.request({ ...STOP, ...call });
  await cal.request({ ...ASK, ...call });
  for (const agreed of [true, false]) {
    const late = { ...AGREE, ...call, agreed, recordedBy: "ann" };
    assert.equal((await ben.refused(late)).code, "no-recording");
  }
  for (const client of [ann, ben]) {
    await client.request({ ...AGREE, ...call, recordedBy: "cal" });
  }
  await cal.next("call:recording-changed", ({ recording }) => recording?.state === "on");
});

Deno.test("a recording survives its maker's lost connection, and ends when they leave", async () => {
  await using server = await startTestServer();
  const { ann, ben, cal, call } = await threeTalk(server);
  await ann.request({ ...ASK, ...call });
  for (const client of [ben, cal]) await client.request({ ...AGREE, ...call });
  for (const state of ["asking", "asking", "on"]) assert.equal(await stateOf(ben), state);
  ann.close();
  await ben.next("call:participant-away");
  const back = await server.connect("ann", GROUP);
  await back.request({ type: "call:resume", ...call });
  await ben.hasNothingOf("call:recording-changed");
  assert.equal(back.welcome.calls[0].recording?.state, "on");
  await back.request({ type: "call:leave", ...call });
  assert.deepEqual(await stateOf(ben), { reason: "gone", endedBy: undefined });
});

Deno.test("a recording ends with its maker's seat, when nobody comes back for it", async () => {
  await using server = await startTestServer({ env: { SEAT_LEASE_SECONDS: "5" } });
  const { ann, ben, cal, call } = await threeTalk(server);
  await ann.request({ ...ASK, ...call });
  for (const client of [ben, cal]) await client.request({ ...AGREE, ...call });
  for (const state of ["asking", "asking", "on"]) assert.equal(await stateOf(ben), state);
  ann.close();
  assert.deepEqual(await stateOf(ben), { reason: "gone", endedBy: undefined });
  assert.equal((await ben.next("call:participant-left")).userId, "ann");
});

Deno.test("a person or device outside the call can neither request nor consent to a recording", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const [tablet, eve] = [
    await server.connect("ann"),
    await server.connect("eve", { chat: { id: "chat-2" } }),
  ];
  const call = await talk(ann, ben);
  assert.equal((await tablet.refused({ ...ASK, ...call })).code, "not-in-call");
  for (const message of [ASK, AGREE, STOP]) {
    assert.equal((await eve.refused({ ...message, ...call })).code, "forbidden");
  }
  assert.equal((await ben.refused({ ...AGREE, ...call })).code, "no-recording");
  await ben.hasNothingOf("call:recording-changed");
});

Deno.test("repeated recording requests by one person are rate-limited", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  for (let time = 0; time < 6; time++) {
    await ann.request({ ...ASK, ...call });
    await ann.request({ ...STOP, ...call });
  }
  assert.equal((await ann.refused({ ...ASK, ...call })).code, "rate-limited");
  await ben.request({ ...ASK, ...call });
});

Deno.test("CALL_RECORDING=off refuses a recording, and the config tells clients so", async () => {
  await using server = await startTestServer({ env: { CALL_RECORDING: "off" } });
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const { config } = await ann.request({ type: "webrtc:config:get" });
  assert.deepEqual(config?.features, { messages: true, recording: false });
  const call = await talk(ann, ben);
  assert.equal((await ann.refused({ ...ASK, ...call })).code, "turned-off");
});
