/**
 * How often a person may start a call, invite or join uninvited in a minute; answers do not count.
 * Messages have a separate limit.
 */
import assert from "node:assert/strict";
import type { Outcome } from "../../../../server/calls/call-service.ts";
import { createPersonRate } from "../../../../server/calls/rules/person-rate.ts";
import { startTestServer } from "../../../support/server-harness.ts";
import { chatOf, codeOf, createRig, must } from "../call-fixture.ts";
import { ann, ben, cal, chat, dan, talking } from "../group-fixture.ts";

const VOICE = { callType: "voice" as const };

function limitedFor(outcome: Outcome<unknown>): number {
  assert.equal(codeOf(outcome), "rate-limited");
  assert.ok(!outcome.ok && outcome.retryAfterMs !== undefined);
  return outcome.retryAfterMs;
}

Deno.test("createPersonRate() counts a command once, however often its commit is retried", () => {
  const rate = createPersonRate("calls", 2, () => 0);
  const first = rate.claimFor("ann");
  assert.deepEqual([first(), first(), first()], [null, null, null]);
  assert.equal(rate.claimFor("ann")(), null);
  const third = rate.claimFor("ann");
  const { code, retryAfterMs, message } = third()!;
  assert.deepEqual([code, retryAfterMs], ["rate-limited", 30_000]);
  assert.match(message, /at most 2 a minute; try again in 30 s/);
  assert.equal(third()?.code, "rate-limited");
  assert.equal(rate.claimFor("ben")(), null);
});

Deno.test("initiate() and invite() share one limit, which refills", async () => {
  await using rig = await createRig([ann, ben, cal, dan], { callsPerMinute: 2 });
  const id = await talking(rig);
  must(await rig.service.invite(ann, chat, id, ["cal"]));
  assert.equal(limitedFor(await rig.service.invite(ann, chat, id, ["dan"])), 30_000);
  assert.ok(!rig.service.live(id)?.ringing.has("dan"));
  // People already in the call are not rung again, and others have their own limit.
  must(await rig.service.invite(ann, chat, id, ["ben", "cal"]));
  must(await rig.service.invite(ben, chat, id, ["dan"]));
  must(await rig.service.end(ann, id));
  assert.equal(limitedFor(await rig.service.initiate(ann, chat, VOICE)), 30_000);
  await rig.pass(29_999);
  assert.equal(limitedFor(await rig.service.initiate(ann, chat, VOICE)), 1);
  await rig.pass(1);
  must(await rig.service.initiate(ann, chat, VOICE));
});

Deno.test("join() counts uninvited joins, which stops endless joining and leaving", async () => {
  await using rig = await createRig([ann, ben, cal], { callsPerMinute: 2 });
  const id = await talking(rig);
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.leave(cal, id));
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.leave(cal, id));
  assert.equal(limitedFor(await rig.service.join(cal, chat, id)), 30_000);
  // An invited person may always join.
  must(await rig.service.invite(ben, chat, id, ["cal"]));
  must(await rig.service.join(cal, chat, id));
});

Deno.test("initiate() can still answer a ringing call when the limit is used up", async () => {
  await using rig = await createRig([ann, ben], { callsPerMinute: 1 });
  const two = chatOf(["ann", "ben"]);
  must(await rig.service.cancel(ben, await rig.dial(ben, two)));
  limitedFor(await rig.service.initiate(ben, two, VOICE));
  const id = await rig.dial(ann, two);
  const answer = must(await rig.service.initiate(ben, two, VOICE));
  assert.deepEqual([answer.sessionId, answer.accepted], [id, true]);
});

Deno.test("a command refused for another reason does not count", async () => {
  await using rig = await createRig([ann, ben, cal], { callsPerMinute: 1 });
  const id = await rig.dial(ann, chatOf(["ann", "ben"]));
  for (const members of [["cal", "ann", "ben"], ["cal"]]) {
    assert.ok(!(await rig.service.initiate(cal, chatOf(members), VOICE)).ok);
  }
  must(await rig.service.end(ann, id));
  must(await rig.service.initiate(cal, chatOf(["cal", "ann"]), VOICE));
});

Deno.test("the socket and REST share one CALLS_PER_MINUTE, and REST sends Retry-After", async () => {
  await using server = await startTestServer({ env: { CALLS_PER_MINUTE: "2" } });
  const ann = await server.connect("ann");
  const overRest = () => {
    const body = JSON.stringify({ chatId: "chat-1", ...VOICE });
    return server.api("ann", "/api/calls", { method: "POST", body });
  };
  const overSocket = { type: "call:initiate", chatId: "chat-1", ...VOICE } as const;

  // Nobody else is connected, so each call ends at once.
  await ann.request(overSocket);
  assert.equal((await (await overRest()).json()).success, true);
  const { code, message } = await ann.refused(overSocket);
  assert.equal(code, "rate-limited");
  assert.match(message, /2 a minute/);
  const refused = await overRest();
  assert.equal(refused.status, 429);
  assert.equal((await refused.json()).error.code, "rate-limited");
  const seconds = Number(refused.headers.get("retry-after"));
  assert.ok(seconds > 0 && seconds <= 30, `${seconds}`);
  const { data } = await (await server.api("ann", "/api/calls")).json();
  assert.equal(data.pagination.total, 2);
});
