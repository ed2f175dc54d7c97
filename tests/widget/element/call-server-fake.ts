/** A fake server for the element tests: it welcomes, acknowledges and rings. */
import { type FakeSocket, installFakeSockets } from "../effects/signaling/fake-socket.ts";
import { freshToken } from "../effects/signaling/jwt.ts";
import { config, SESSION, snapshotOf, welcome } from "../model/script.ts";

export const CHAT = {
  id: "chat-1",
  calls: "video" as const,
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
  endsAt: null,
};

export interface FakeCallServer {
  readonly sockets: readonly FakeSocket[];
  /** The token of the person who uses the page. */
  readonly token: string;
  /** Waits for the latest socket's hello and welcomes it. */
  welcomes(change?: Partial<ReturnType<typeof welcome>>): Promise<FakeSocket>;
  /** Waits for a message of this type on the latest socket. */
  hears(type: string): Promise<Record<string, unknown>>;
  /** Delivers a message on the latest socket. */
  says(message: unknown): void;
  /** Acknowledges every request from now on. */
  acknowledges(extra?: (type: string) => Record<string, unknown>): void;
  close(): void;
}

export function startFakeCallServer(): FakeCallServer {
  const theatre = installFakeSockets();
  let answersOf: ((type: string) => Record<string, unknown>) | null = null;

  const ackOf = (type: string): Record<string, unknown> => ({
    ...(type === "webrtc:config:get" && { config }),
    ...(type === "call:initiate" && { sessionId: SESSION, call: snapshotOf() }),
    ...answersOf?.(type),
  });

  async function until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  function answerOn(socket: FakeSocket): void {
    const send = socket.send.bind(socket);
    socket.send = (text) => {
      send(text);
      const { type, id } = JSON.parse(text);
      if (answersOf && id !== undefined) {
        queueMicrotask(() => socket.say({ type: "ack", id, success: true, ...ackOf(type) }));
      }
    };
  }

  return {
    sockets: theatre.sockets,
    token: freshToken("ann", CHAT.id),
    async welcomes(change = {}) {
      const socket = await until(() => theatre.last?.readyState === 0 ? theatre.last : undefined);
      answerOn(socket);
      socket.open();
      await until(() => socket.sent.find(({ type }) => type === "hello"));
      socket.say(welcome({
        chats: [CHAT],
        members: [{ id: "ben", reachable: true, callable: true }],
        ...change,
      }));
      return socket;
    },
    hears: (type) => until(() => theatre.last?.sent.find((message) => message.type === type)),
    says: (message) => theatre.last.say(message),
    acknowledges(extra = () => ({})) {
      answersOf = extra;
    },
    close: theatre.restore,
  };
}
