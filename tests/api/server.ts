/**
 * A server for testers that know the API only by its document: with people and calls, without rate
 * limits.
 */
import { startTestServer } from "../support/server-harness.ts";

const API_KEY = "an-api-key-for-testers-of-more-than-32-bytes";

await using server = await startTestServer({
  env: {
    CHAT_CALL_API_KEY: API_KEY,
    MAX_PARTICIPANTS: "6",
    REQUESTS_PER_SECOND_PER_USER: "0",
    REQUESTS_PER_SECOND_PER_ADDRESS: "0",
    CALLS_PER_MINUTE: "0",
  },
});
const ann = await server.connect("ann");
await server.connect("ben");
for (let n = 0; n < 3; n++) {
  const { sessionId } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  if (!sessionId) throw new Error("Cannot go on without a call: the ack names none");
  await ann.request({ type: "call:cancel", sessionId, chatId: "chat-1" });
}
const token = await server.token("ann", { chat: {}, lifeSeconds: 3600 });
console.log(JSON.stringify({ url: server.url, token, apiKey: API_KEY }));

// Runs until its parent closes the input or exits.
for await (const _ of Deno.stdin.readable);
