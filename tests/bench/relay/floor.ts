/** The bare relay as a contender. */
import type { Contender } from "./contender.ts";
import { offerMessage } from "./offer.ts";

/** Forwards without reading; all others are compared with it. */
export const floor: Contender = {
  name: "floor",
  title: "bare Deno relay",
  runtime: "deno",
  args: ["run", "--allow-net=127.0.0.1", "--allow-env", "tests/bench/relay/floor-server.ts"],
  // server/realtime uses the same value.
  env: { IDLE_TIMEOUT_SECONDS: "30" },
  connectIdle: ({ index, open }) => open({ path: `/idle${index}/nobody` }),
  async connectPair({ index, open }) {
    const [a, b] = await Promise.all([
      open({ path: `/a${index}/b${index}` }),
      open({ path: `/b${index}/a${index}` }),
    ]);
    const call = { sessionId: crypto.randomUUID(), chatId: `chat-${index}` };
    return {
      a,
      b,
      textFromA: offerMessage({ ...call, targetUserId: `b${index}` }),
      textFromB: offerMessage({ ...call, targetUserId: `a${index}` }),
    };
  },
};
