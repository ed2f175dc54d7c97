/** Resume tokens survive the end of a server: the next one on the same store accepts each once. */
import assert from "node:assert/strict";
import { startTestServer } from "../../../support/server-harness.ts";
import { talk } from "../../../support/talk.ts";

Deno.test("hello with only a resume token resumes the seat at the next server", async () => {
  const kv = await Deno.openKv(":memory:");
  let resume = "";
  {
    await using server = await startTestServer({ kv });
    const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
    await talk(ann, ben);
    resume = ann.welcome.resumeToken;
  }
  {
    await using server = await startTestServer({ kv });
    const ann = await server.connect("ann", { resume });
    assert.equal(ann.welcome.resumed, true);
    assert.equal(ann.welcome.calls[0].seatConnectionId, ann.connectionId);
    assert.equal(ann.welcome.chats[0].id, "chat-1");
    await ann.close();
  }
  {
    await using server = await startTestServer({ kv });
    const again = await server.open();
    again.send({ type: "hello", resume });
    assert.equal((await again.closed).code, 4401);
  }
  kv.close();
});
