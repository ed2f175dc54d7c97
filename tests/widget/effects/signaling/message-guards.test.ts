/** Compares the light part's hand-written guards with the schemas that they replace. */
import { expect } from "@open-wc/testing";
import { check } from "../../../../server/protocol/codec.ts";
import { Ack, ServerEvent, Welcome } from "../../../../server/protocol/server-message.ts";
import {
  asAck,
  asChatCall,
  asGoAway,
  asPresence,
  asWelcome,
} from "../../../../widget/effects/signaling/message-guards.ts";
import { answered, config, snapshotOf, welcome } from "../../model/script.ts";

type Fields = Record<string, unknown>;

const member = { id: "ben", reachable: true, callable: false };
const chat = {
  id: "chat-1",
  calls: "video",
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "" }],
  endsAt: null,
};
const fullWelcome = welcome({
  calls: [snapshotOf(), answered()],
  members: [member],
} as Partial<Welcome>);

const cases: {
  name: string;
  guard: (value: Fields) => unknown;
  schema: unknown;
  valid: Fields[];
}[] = [
  {
    name: "asWelcome()",
    guard: asWelcome,
    schema: Welcome,
    valid: [welcome(), fullWelcome, {
      ...fullWelcome,
      chats: [chat],
    }] as unknown as Fields[],
  },
  {
    name: "asAck()",
    guard: asAck,
    schema: Ack,
    valid: [
      { type: "ack", id: "1", success: true },
      { type: "ack", id: "1", success: true, config },
      { type: "ack", id: "1", success: true, chat, members: [member] },
      { type: "ack", id: "1", success: false, error: { code: "busy", message: "" } },
    ],
  },
  {
    name: "asPresence()",
    guard: asPresence,
    schema: ServerEvent,
    valid: [{ type: "presence:changed", members: [member] }],
  },
  {
    name: "asChatCall()",
    guard: asChatCall,
    schema: ServerEvent,
    valid: [
      { type: "chat:call", chatId: "chat-1", running: null },
      {
        type: "chat:call",
        chatId: "chat-1",
        running: { sessionId: "call-1", callType: "video", userIds: ["ann", "ben"] },
      },
    ],
  },
  {
    name: "asGoAway()",
    guard: asGoAway,
    schema: ServerEvent,
    valid: [{ type: "server:goaway", reconnectAfterMs: 0 }],
  },
];

/** The fields that the light part reads, by the guard that checks them. */
const READ: Record<string, string[]> = {
  "asWelcome()": [
    "type user.id connectionId resumeToken resumed tokenExpiresAt calls chats members",
    "calls.0.sessionId chats.0.id chats.0.calls chats.0.members members.0.id members.0.callable",
  ].join(" ").split(" "),
  "asAck()": ["type", "id", "success"],
  "asPresence()": ["type", "members", "members.0.id", "members.0.reachable"],
  "asChatCall()": [
    "type chatId running running.sessionId running.callType running.userIds",
  ].join(" ").split(" "),
  "asGoAway()": ["type", "reconnectAfterMs"],
};

function without(value: Fields, path: string): Fields {
  const copy = structuredClone(value);
  const keys = path.split(".");
  const last = keys.pop()!;
  const holder = keys.reduce<Fields>((at, key) => at[key] as Fields, copy);
  delete holder[last];
  return copy;
}

for (const { name, guard, schema, valid } of cases) {
  const holds = (value: unknown) => check(schema as typeof Welcome, value).ok;

  describe(name, () => {
    it("accepts what the schema accepts", () => {
      for (const message of valid) {
        expect(holds(message), JSON.stringify(message)).to.equal(true);
        expect(guard(message), JSON.stringify(message)).not.to.equal(null);
      }
    });

    it("rejects a message that lacks a field that is read", () => {
      const whole = valid[valid.length - 1];
      for (const path of READ[name]) {
        const broken = without(whole, path);
        expect(holds(broken), `the schema on ${path}`).to.equal(false);
        expect(guard(broken), path).to.equal(null);
      }
    });

    it("rejects a field of another type", () => {
      const whole = valid[valid.length - 1];
      for (const key of READ[name].filter((path) => !path.includes("."))) {
        const wrong = { ...whole, [key]: key === "success" ? "yes" : [{}] };
        expect(guard(wrong), key).to.equal(null);
      }
    });
  });
}
