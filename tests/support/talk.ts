/** A voice call of ann and ben in their tokens' chat, by protocol clients without a widget. */
import type { TestClient } from "./test-client.ts";

/** Ann's request for the call. */
export const DIAL = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;
/** An offer, as far as the server looks at it. */
export const OFFER = { type: "offer" as const, sdp: "v=0\r\n" };

/** Dials and answers; resolves when both are in, with the fields that the call's messages carry. */
export async function talk(ann: TestClient, ben: TestClient) {
  const { sessionId } = await ann.request(DIAL);
  const call = { chatId: "chat-1", sessionId: String(sessionId) };
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", ...call });
  await ann.next("call:accepted");
  return call;
}
