/** Joining through the service on a real store: seats, histories, personal rules. */
import assert from "node:assert/strict";
import { writeChat } from "../../../../server/store/chat-store.ts";
import { listCalls } from "../../../../server/store/calls/call-history.ts";
import { seatKey } from "../../../../server/store/kv/keys.ts";
import { chatOf, codeOf, createRig, device, must } from "../call-fixture.ts";
import type { UserId } from "../../../../server/protocol/ids.ts";
import { ann, ben, cal, chat, dan, everyone, talking } from "../group-fixture.ts";

Deno.test("join() takes a seat in the call that initiate() names, and ends with the others", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  const refused = await rig.service.initiate(cal, chat, { callType: "voice" });
  assert.ok(!refused.ok && refused.sessionId === id);
  const { call } = must(await rig.service.join(cal, chat, id));
  assert.equal(call.seatConnectionId, "cal-1");
  assert.equal((await rig.store.get(seatKey("cal"))).value, id);
  await rig.service.idle();
  assert.deepEqual(rig.heardBy(ben).at(-1), "call:participant-joined");
  must(await rig.service.leave(ann, id));
  must(await rig.service.leave(ben, id));
  await rig.service.idle();
  for (const by of [ann, ben, cal]) {
    assert.equal(rig.heardBy(by).filter((type) => type === "call:ended").length, 1);
  }
  assert.deepEqual(rig.heardBy(dan), []);
  assert.equal((await listCalls(rig.store, { userId: "cal", limit: 5 }))?.calls.length, 1);
  assert.equal((await rig.store.get(seatKey("cal"))).value, null);
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "call-over");
});

Deno.test("join() admits only members of the call's chat who are in no other call", async () => {
  const eve = device("eve");
  await using rig = await createRig([ann, ben, cal, dan, eve]);
  const id = await talking(rig);
  for (const held of [null, chat, chatOf(["eve", "ann"], { id: "own" })]) {
    assert.equal(codeOf(await rig.service.join(eve, held, id)), "forbidden");
  }
  assert.equal(codeOf(await rig.service.join(cal, chat, "none")), "call-not-found");
  const other = await rig.dial(cal, chatOf(["cal", "dan"], { id: "other" }));
  const busy = await rig.service.join(cal, chat, id);
  assert.deepEqual([codeOf(busy), !busy.ok && busy.sessionId], ["already-in-call", other]);
});

Deno.test("join() respects the chat's rules and the size limit of a call", async () => {
  await using rig = await createRig([ann, ben, cal, dan], { maxParticipants: 3 });
  const id = await talking(rig);
  const at = rig.clock.now();
  assert.equal(
    codeOf(await rig.service.join(cal, { ...chat, calls: "none" }, id)),
    "calls-not-allowed",
  );
  assert.equal(codeOf(await rig.service.join(cal, { ...chat, endsAt: at }, id)), "chat-ended");
  must(await rig.service.join(cal, chat, id));
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "call-full");
  must(await rig.service.leave(cal, id));
  const [one, two] = await Promise.all([
    rig.service.join(cal, chat, id),
    rig.service.join(dan, chat, id),
  ]);
  assert.deepEqual([one.ok, two.ok].toSorted(), [false, true]);
});

Deno.test("join() refuses to answer a call for somebody its caller has blocked", async () => {
  await using rig = await createRig([ann, ben, cal], {
    wishesOf: (id) => Promise.resolve(id === "ann" ? { ...everyone, blocked: ["cal"] } : null),
  });
  const request = { callType: "voice" as const, targetUserIds: ["ben"] };
  const { sessionId } = must(await rig.service.initiate(ann, chat, request));
  assert.equal(codeOf(await rig.service.join(cal, chat, sessionId)), "forbidden");
});

Deno.test("join() refuses an uninvited member while one of them has blocked the other", async () => {
  let blocks: [UserId, UserId] = ["ben", "cal"];
  await using rig = await createRig([ann, ben, cal], {
    wishesOf: (id) =>
      Promise.resolve({ ...everyone, blocked: blocks[0] === id ? [blocks[1]] : [] }),
  });
  const id = await talking(rig);
  assert.equal(codeOf(await rig.service.join(cal, chat, id)), "forbidden");
  blocks = ["cal", "ann"];
  assert.equal(codeOf(await rig.service.join(cal, chat, id)), "forbidden");
  must(await rig.service.invite(ben, chat, id, ["cal"]));
  must(await rig.service.join(cal, chat, id));
});

Deno.test("join() lets a person who was called back in without the chat", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const id = await rig.dial(ann, chatOf(["ann", "ben", "cal"]));
  must(await rig.service.accept(ben, id));
  must(await rig.service.reject(cal, id));
  must(await rig.service.join(cal, null, id));
});

Deno.test("initiate() stores no chat for a call that ends at once", async () => {
  await using rig = await createRig([ann]);
  await rig.dial(ann, chat);
  assert.deepEqual(await rig.store.list({ prefix: ["chat_by_live_call"] }, { limit: 5 }), []);
});

Deno.test("join() and invite() use the chat as the host has registered it", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  const three = { ...chat, members: chat.members.filter((member) => member.id !== "dan") };
  await writeChat(rig.store, three);
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "forbidden");
  assert.equal(codeOf(await rig.service.invite(ann, chat, id, ["dan"])), "invalid-targets");
  must(await rig.service.invite(ann, null, id, ["cal"]));
  must(await rig.service.reject(cal, id));
  must(await rig.service.join(cal, null, id));
});
