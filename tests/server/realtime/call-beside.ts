/** A real call beside whatever a test does to the server; it must not be affected. */
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { OFFER } from "../../support/talk.ts";

/** A call that runs beside an attack; `isUnharmed` relays through it both ways. */
async function startCallBeside(server: TestServer) {
  const chat = { id: "beside", members: ["cat", "dan"] };
  const [cat, dan] = await Promise.all([
    server.connect("cat", { chat }),
    server.connect("dan", { chat }),
  ]);
  const ack = await cat.request({ type: "call:initiate", chatId: "beside", callType: "voice" });
  const call = { sessionId: ack.sessionId ?? "", chatId: "beside" };
  await dan.next("call:incoming");
  await dan.request({ type: "call:accept", ...call });
  return {
    call,
    async isUnharmed() {
      cat.send({ type: "webrtc:offer", ...call, targetUserId: "dan", offer: OFFER });
      await dan.next("webrtc:offer");
      dan.send({ type: "webrtc:offer", ...call, targetUserId: "cat", offer: OFFER });
      await cat.next("webrtc:offer");
      for (const client of [cat, dan]) await client.hasNothingOf("call:ended");
    },
  };
}

/** Runs a test against a server with a running call, and checks that the call still works. */
export async function beside(
  run: (server: TestServer, call: { sessionId: string; chatId: string }) => Promise<void>,
) {
  await using server = await startTestServer();
  const neighbours = await startCallBeside(server);
  await run(server, neighbours.call);
  await neighbours.isUnharmed();
}
