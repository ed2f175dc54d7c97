/** A page closes before it got its welcome, so the next page has only the same ticket. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../../server/protocol/error-code.ts";
import { mintToken } from "../../../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../../../support/server-harness.ts";
import { OFFER, talk } from "../../../support/talk.ts";

const idempotencyKey = "of Ann's tab";

/** Ann and Ben talk; then Ann's page closes and leaves a ticket. */
async function leaving(server: TestServer) {
  const [ann, ben] = await Promise.all([server.connect("ann"), server.connect("ben")]);
  const call = await talk(ann, ben);
  await ann.close();
  return { resume: ann.welcome.resumeToken, ben, call };
}

async function isRefused(
  server: TestServer,
  hello: { resume: string; idempotencyKey?: string; replace?: boolean },
): Promise<void> {
  const client = await server.open();
  client.send({ type: "hello", ...hello });
  assert.equal((await client.closed).code, CLOSE_CODE.unauthorized);
}

Deno.test("a used ticket resumes the call again with the same idempotency key", async () => {
  await using server = await startTestServer();
  const { resume, ben, call } = await leaving(server);
  for (let number = 0; number < 3; number++) {
    const unheard = await server.connect("ann", { resume, idempotencyKey });
    assert.equal(unheard.welcome.resumed, true);
    // The closing page sends its beacon with the same ticket.
    const beacon = await fetch(`${server.url}/api/away`, { method: "POST", body: resume });
    await beacon.body?.cancel();
    await unheard.close();
    await isRefused(server, { resume });
    await isRefused(server, { resume, idempotencyKey: "another" });
  }
  const next = await server.connect("ann", { resume, idempotencyKey });
  assert.equal(next.welcome.resumed, true);
  ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
  await next.next("webrtc:offer");
});

Deno.test("a used ticket is refused while the page it admitted is still connected", async () => {
  await using server = await startTestServer();
  const { resume } = await leaving(server);
  await server.connect("ann", { resume, idempotencyKey });
  await isRefused(server, { resume, idempotencyKey });
  await isRefused(server, { resume, idempotencyKey, replace: true });
  const token = await mintToken("ann");
  const other = await server.connect("ann", { token, resume, idempotencyKey });
  assert.equal(other.welcome.resumed, false);
});

Deno.test("a used ticket is refused when there is no seat to resume", async () => {
  await using server = await startTestServer();
  const { resume, ben, call } = await leaving(server);
  const next = await server.connect("ann", { resume, idempotencyKey });
  await ben.request({ type: "call:end", ...call });
  await next.next("call:ended");
  await next.close();
  await isRefused(server, { resume, idempotencyKey });
});

Deno.test("two servers: a used ticket resumes the call again at either", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using one = await startTestServer({ kv });
    await using other = await startTestServer({ kv });
    const { resume } = await leaving(one);
    for (const server of [other, one, one, other]) {
      const unheard = await server.connect("ann", { resume, idempotencyKey });
      assert.equal(unheard.welcome.resumed, true);
      await unheard.close();
    }
    await one.connect("ann", { resume, idempotencyKey });
    await isRefused(other, { resume, idempotencyKey });
  }
  kv.close();
});
