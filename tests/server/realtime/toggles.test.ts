/** Toggles of microphone, camera and screen, as the others in a call hear of them. */
import assert from "node:assert/strict";
import { startTestServer } from "../../support/server-harness.ts";
import { talk } from "../../support/talk.ts";

const TOGGLES = [
  [{ type: "call:toggle-audio", muted: true }, "call:participant-audio-toggle", { muted: true }],
  [
    { type: "call:toggle-video", enabled: true },
    "call:participant-video-toggle",
    { enabled: true },
  ],
  [
    { type: "call:toggle-screen", enabled: true },
    "call:participant-screen-toggle",
    { enabled: true },
  ],
] as const;

Deno.test("call:toggle-video is refused where the chat allows only voice", async () => {
  await using server = await startTestServer();
  const chat = { calls: "voice" } as const;
  const [ann, ben] = [await server.connect("ann", { chat }), await server.connect("ben", { chat })];
  const call = await talk(ann, ben);
  const on = { type: "call:toggle-video", enabled: true, ...call } as const;
  assert.equal((await ann.refused(on)).code, "calls-not-allowed");
  await ben.hasNothingOf("call:participant-video-toggle");
  await ann.request({ ...on, enabled: false });
});

for (const calls of ["voice", "video"] as const) {
  Deno.test(`a person whose token names no chat gets the rule of the call's chat: ${calls}`, async () => {
    await using server = await startTestServer();
    const ann = await server.connect("ann", { chat: { calls } });
    const ben = await server.connect("ben", { claims: { chat: undefined } });
    const call = await talk(ann, ben);
    const [seen] = (await server.connect("ben", { claims: { chat: undefined } })).welcome.calls;
    assert.equal(seen.voiceOnly, calls === "voice" ? true : undefined);
    const on = { type: "call:toggle-video", enabled: true, ...call } as const;
    if (calls === "video") return void await ben.request(on);
    assert.equal((await ben.refused(on)).code, "calls-not-allowed");
    await ann.hasNothingOf("call:participant-video-toggle");
  });
}

for (const [request, event, says] of TOGGLES) {
  Deno.test(`${request.type} reaches the other person and one's own other devices, and nobody else`, async () => {
    await using server = await startTestServer();
    const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
    const tablet = await server.connect("ann");
    const call = await talk(ann, ben);
    await ann.request({ ...request, ...call });
    for (const client of [ben, tablet]) {
      assert.deepEqual(await client.next(event), { type: event, ...call, userId: "ann", ...says });
    }
    await ann.hasNothingOf(event);
    // A later connection sees it too.
    const [seen] = (await server.connect("ben")).welcome.calls;
    const own = seen.participants.find(({ userId }) => userId === "ann");
    assert.deepEqual([own?.muted, own?.videoEnabled, own?.screenEnabled], [
      request.type === "call:toggle-audio",
      request.type === "call:toggle-video",
      request.type === "call:toggle-screen",
    ]);
    // A device without the seat can toggle nothing.
    assert.equal((await tablet.refused({ ...request, ...call })).code, "not-in-call");
    await ben.hasNothingOf(event);
  });
}
