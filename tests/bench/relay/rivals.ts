/** Commonly used relays as contenders. Each gets the same offer in its own framing. */
import type { Client } from "./client.ts";
import type { ConnectedPair, Contender, PairContext } from "./contender.ts";
import { offerMessage } from "./offer.ts";

const MAIN = "tests/bench/rivals/";

/** A rival's handshake and message format. */
interface Rival {
  name: string;
  title: string;
  server: string;
  connect(id: string, open: PairContext["open"]): Promise<Client>;
  /** The text that sends an offer to somebody. */
  offerTo(id: string): string;
  smallTalk?: Contender["smallTalk"];
}

const ws: Rival = {
  name: "ws",
  title: "ws (Node)",
  server: "ws-relay.mjs",
  async connect(id, open) {
    const client = await open({ path: `/${id}` });
    await client.next((text) => text.includes('"open"'));
    return client;
  },
  offerTo: (id) => JSON.stringify({ ...offerFor(id), to: id }),
};

const socketIo: Rival = {
  name: "socket.io",
  title: "socket.io (Node)",
  server: "socket-io-relay.mjs",
  async connect(id, open) {
    const client = await open({ path: "/socket.io/?EIO=4&transport=websocket" });
    // Engine.IO's "open", then Socket.IO's "connect" with its auth payload.
    await client.next((text) => text.startsWith("0{"));
    client.sendText(`40${JSON.stringify({ id })}`);
    await client.next((text) => text === '42["open"]');
    return client;
  },
  offerTo: (id) => `42${JSON.stringify(["signal", { ...offerFor(id), to: id }])}`,
  smallTalk: (text) => text === "2" ? "3" : null,
};

const peerJs: Rival = {
  name: "peer",
  title: "PeerJS server (Node)",
  server: "peer-relay.mjs",
  async connect(id, open) {
    const client = await open({ path: `/peerjs?key=peerjs&id=${id}&token=${id}` });
    await client.next((text) => text.includes('"OPEN"'));
    return client;
  },
  offerTo(id) {
    const { offer } = offerFor(id);
    const payload = { sdp: offer, type: "media", connectionId: "mc_1", browser: "chrome" };
    return JSON.stringify({ type: "OFFER", dst: id, payload });
  },
};

/** In the order of the table. */
export const RIVALS: readonly Contender[] = [ws, socketIo, peerJs].map(contenderOf);

function contenderOf({ connect, offerTo, server, ...rival }: Rival): Contender {
  return {
    ...rival,
    runtime: "node",
    args: [`${MAIN}${server}`],
    env: {},
    connectIdle: ({ index, open }) => connect(`idle${index}`, open),
    async connectPair({ index, open }): Promise<ConnectedPair> {
      const [a, b] = await Promise.all([connect(`a${index}`, open), connect(`b${index}`, open)]);
      return { a, b, textFromA: offerTo(`b${index}`), textFromB: offerTo(`a${index}`) };
    },
  };
}

function offerFor(id: string): { offer: unknown } {
  const call = { sessionId: "00000000-0000-4000-8000-000000000000", chatId: "chat" };
  return JSON.parse(offerMessage({ ...call, targetUserId: id }));
}
