/** Writes that failed for the server, and that the runtime still makes when the store is back. */
import assert from "node:assert/strict";
import { CallPage } from "../../server/protocol/rest.ts";
import { startTestServer } from "../support/server-harness.ts";
import { DIAL } from "../support/talk.ts";
import { DENOKV_PATH, startDenokv } from "./denokv.ts";
import { openGateway } from "./gateway.ts";

if (DENOKV_PATH) {
  Deno.test("a call refused while the store was down does not keep ringing when it is back", async () => {
    await using denokv = await startDenokv();
    await using gateway = openGateway(denokv.url);
    using kv = await Deno.openKv(gateway.url);
    {
      await using server = await startTestServer({ kv, env: { LOG_LEVEL: "silent" } });
      const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
      gateway.refusesCommits = true;
      assert.equal((await ann.patient(20_000).refused(DIAL)).code, "store-unavailable");
      assert.ok(gateway.refused > 0);
      gateway.refusesCommits = false;
      // The refused call may occupy the chat for a moment.
      const deadline = Date.now() + 20_000;
      let ack = await ann.ask(DIAL);
      while (!ack.success) {
        assert.ok(Date.now() < deadline, `the chat did not become free: ${ack.error.code}`);
        // Without a pause these requests would be a flood.
        await new Promise((resolve) => setTimeout(resolve, 50));
        ack = await ann.ask(DIAL);
      }
      const call = { sessionId: String(ack.sessionId), chatId: "chat-1" };
      const rang = await ben.next("call:incoming", ({ sessionId }) => sessionId === call.sessionId);
      await ben.request({ type: "call:accept", ...call });
      await ann.request({ type: "call:end", ...call });
      await ben.next("call:ended", ({ sessionId }) => sessionId === rang.sessionId);
      const history = await server.api("ann", "/api/calls");
      const { calls } = CallPage.parse((await history.json()).data);
      for (const { id, endReason } of calls) {
        assert.equal(endReason, id === call.sessionId ? "completed" : "cancelled");
      }
      // Every call that rang was also reported as ended.
      const seen = (type: string) => ben.pending.filter((event) => event.type === type).length;
      assert.equal(seen("call:incoming"), seen("call:ended"));
    }
  });
}
