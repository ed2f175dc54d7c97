/** What a server was told that it could not write, and what the runtime still writes when the store is back. */
import assert from "node:assert/strict";
import { CallPage } from "../../server/protocol/rest.ts";
import { startTestServer } from "../support/server-harness.ts";
import { DIAL } from "../support/talk.ts";
import { DENOKV_PATH, startDenokv } from "./denokv.ts";
import { openGateway } from "./gateway.ts";

if (DENOKV_PATH) {
  Deno.test("a call that was refused while the store was away rings nobody when it is back", async () => {
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
      // Until then the refused one may be in its place for a moment.
      const deadline = Date.now() + 20_000;
      let ack = await ann.ask(DIAL);
      while (!ack.success) {
        assert.ok(Date.now() < deadline, `the chat was not free again: ${ack.error.code}`);
        // How far it came decides who hears of it, if anybody; asked without a pause it is a flood.
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
      // Each that rang was also told to be over.
      const seen = (type: string) => ben.pending.filter((event) => event.type === type).length;
      assert.equal(seen("call:incoming"), seen("call:ended"));
    }
  });
}
