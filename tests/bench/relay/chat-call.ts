/**
 * This project's server as a contender: every pair is a real call between two people, set up as the
 * widget does it, and every relayed message passes the usual checks.
 */
import { SERVER_ARGUMENTS } from "../../../server/deno.mjs";
import { SECRET } from "../../e2e/support/call-server.ts";
import { type HostChat, type Member, mintToken } from "../../e2e/support/host-site.ts";
import type { Client } from "./client.ts";
import type { Contender, PairContext } from "./contender.ts";
import { offerMessage } from "./offer.ts";

/**
 * The production server, without the caps that one machine with a thousand clients would run into.
 */
export const chatCall: Contender = {
  name: "chat-call",
  title: "chat-call server",
  runtime: "deno",
  args: [...SERVER_ARGUMENTS, "server/main.ts"],
  env: {
    HOST: "127.0.0.1",
    CHAT_CALL_SECRET: SECRET,
    KV_PATH: ":memory:",
    STUN_URLS: "none",
    LOG_LEVEL: "error",
    // A ring that timed out during the measurement would lose its messages.
    RING_TIMEOUT_SECONDS: "180",
    MESSAGES_PER_SECOND: "0",
    CALLS_PER_MINUTE: "0",
    MESSAGE_BURST: "0",
    SOCKETS_PER_ADDRESS: "0",
    PENDING_SOCKETS: "0",
    PENDING_SOCKETS_PER_ADDRESS: "0",
  },

  async connectIdle({ index, open }) {
    const idle = { id: `idle-${index}`, name: `Idle ${index}` };
    const other = { id: `other-${index}`, name: `Other ${index}` };
    return await arrive(open, idle, {
      id: `idle-${index}`,
      calls: "video",
      members: [idle, other],
    });
  },

  async connectPair({ index, open }) {
    const ann = { id: `ann-${index}`, name: `Ann ${index}` };
    const ben = { id: `ben-${index}`, name: `Ben ${index}` };
    const chat: HostChat = { id: `chat-${index}`, calls: "video", members: [ann, ben] };
    const b = await arrive(open, ben, chat);
    const a = await arrive(open, ann, chat);

    const initiated = await request(a, {
      type: "call:initiate",
      chatId: chat.id,
      callType: "voice",
    });
    const call = { sessionId: String(initiated.sessionId), chatId: chat.id };
    await b.next(isType("call:incoming"));
    await request(b, { type: "call:accept", ...call });
    await a.next(isType("call:accepted"));
    // Answers come in order, so every event of the accept has arrived before these.
    await Promise.all([a, b].map((client) => request(client, { type: "webrtc:config:get" })));

    return {
      a,
      b,
      textFromA: offerMessage({ ...call, targetUserId: ben.id }),
      textFromB: offerMessage({ ...call, targetUserId: ann.id }),
    };
  },
};

async function arrive(open: PairContext["open"], person: Member, chat: HostChat): Promise<Client> {
  const client = await open({ path: "/signal", protocol: "chat-call.v1" });
  client.sendText(JSON.stringify({ type: "hello", token: await mintToken(person, chat) }));
  await client.next(isType("welcome"));
  return client;
}

/** The ack of a request; throws on a refusal. */
async function request(
  client: Client,
  message: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  client.sendText(JSON.stringify({ ...message, id: "1" }));
  const ack = JSON.parse(await client.next(isType("ack")));
  if (ack.success) return ack;
  throw new Error(`Cannot set up a call: ${message.type} was refused: ${JSON.stringify(ack)}`);
}

function isType(type: string): (text: string) => boolean {
  return (text) => JSON.parse(text).type === type;
}
