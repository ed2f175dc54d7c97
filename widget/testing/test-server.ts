/**
 * The signaling server of a test: speaks the protocol with the element over a socket in the page,
 * and checks both sides' messages against their schemas. The call desk decides what messages do.
 */
import type { Device } from "../../server/calls/call-service.ts";
import { accept, reject } from "../../server/calls/lifecycle/answer.ts";
import { cancel, end, leave } from "../../server/calls/lifecycle/hang-up.ts";
import { askToRecord, consent, stopRecording } from "../../server/calls/lifecycle/recording.ts";
import { away, resume } from "../../server/calls/lifecycle/seats.ts";
import type { Member } from "../../server/calls/rules/policy.ts";
import type { Missed } from "../../server/protocol/call.ts";
import type { AttachedChat } from "../../server/protocol/chat.ts";
import { ClientMessage, Hello } from "../../server/protocol/client-message.ts";
import { check, decode } from "../../server/protocol/codec.ts";
import { DEFAULT_CONFIG } from "../../server/protocol/default-config.ts";
import { type CallConfig } from "../../server/protocol/call-config.ts";
import { ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import { isLive } from "../../server/store/calls/call-record.ts";
import { type CallDesk, type Outcome, PARTICIPANTS_MAX, RING_MS } from "./call-desk.ts";
import { passOn } from "./test-relay.ts";
import { type ServedSocket, serveSockets } from "./test-socket.ts";

/** The configuration of a test's calls: no server outside the page is contacted. */
export const TEST_CONFIG: CallConfig = {
  ...DEFAULT_CONFIG,
  quality: { reportIntervalMs: 2_000 },
  maxParticipants: PARTICIPANTS_MAX,
  features: { messages: true, recording: true },
  timeouts: { ...DEFAULT_CONFIG.timeouts, ringMs: RING_MS },
};

export interface TestServer {
  /** Every message of the element, oldest first. */
  readonly heard: readonly { readonly type: string }[];
  /** Cuts the element's connection, as a lost network does. */
  drop(): void;
  /** Sends who can be reached now. */
  tellPresence(): void;
  /** Sends the chat as it is now. */
  tellChat(): void;
  close(): void;
}

/** Serves the element of `me` at this address. */
export function startTestServer(address: string, me: Member, desk: CallDesk): TestServer {
  const heard: { type: string }[] = [];
  const lines = new Map<Device, ServedSocket>();
  let count = 0;

  const presence = () =>
    desk.chat.members.filter(({ id }) => id !== me.id).map(({ id }) => {
      const standing = desk.standingOf(id, me.id);
      return { id, reachable: standing !== "offline", callable: standing !== "unavailable" };
    });

  const tell = (event: ServerEvent) =>
    lines.forEach((socket) => socket.say(fitting(ServerEvent, event)));

  /** The joinable call of the others that the page was last told of, as JSON. */
  let told = "null";
  function tellRunning(): void {
    const running = desk.runningFor(me.id);
    if (told === (told = JSON.stringify(running))) return;
    const event = fitting(ServerEvent, { type: "chat:call", chatId: desk.chat.id, running });
    for (const socket of lines.values()) queueMicrotask(() => socket.say(event));
  }
  desk.follow(tellRunning);

  /** Marks missed calls as seen, and tells the person's other connections. */
  function see(by: Device): Missed {
    const missed = desk.look(me.id);
    for (const [device, socket] of lines) {
      if (device !== by) socket.say(fitting(ServerEvent, { type: "calls:seen", ...missed }));
    }
    return missed;
  }

  const attached = (): AttachedChat => {
    const { endsAt, ...chat } = desk.chat;
    return { ...chat, endsAt: endsAt === null ? null : new Date(endsAt).toISOString() };
  };

  function answer(device: Device, message: ClientMessage): object {
    switch (message.type) {
      case "webrtc:config:get":
        return { config: TEST_CONFIG };
      case "call:initiate": {
        const { callType, targetUserIds } = message;
        const begun = desk.begin(device, { callType, ...(targetUserIds && { targetUserIds }) });
        return begun.ok ? { sessionId: begun.call.sessionId, call: begun.call } : begun;
      }
      case "call:accept":
        return desk.act(device, message.sessionId, (call, scene) => accept(call, device, scene));
      case "call:join":
        return desk.join(device, message.sessionId);
      case "call:invite":
        return done(desk.invite(device, message.sessionId, message.userIds));
      case "call:reject":
        return done(
          desk.act(device, message.sessionId, (call, scene) => reject(call, device, scene)),
        );
      case "call:cancel":
        return done(
          desk.act(device, message.sessionId, (call, scene) => cancel(call, device, scene)),
        );
      case "call:leave":
        return done(
          desk.act(device, message.sessionId, (call, scene) => leave(call, device, scene)),
        );
      case "call:end":
        return done(
          desk.act(
            device,
            message.sessionId,
            (call, scene) => end(call, device, message.reason, scene),
          ),
        );
      case "call:resume":
        return desk.act(
          device,
          message.sessionId,
          (call, scene) =>
            resume(call, device, (id) => !desk.connectionsOf(me.id).includes(id), scene),
        );
      case "call:recording:request":
        return done(desk.act(device, message.sessionId, (call, scene) => {
          return askToRecord(call, device, scene);
        }));
      case "call:recording:consent":
        return done(desk.act(device, message.sessionId, (call) => {
          return consent(call, device, message);
        }));
      case "call:recording:stop":
        return done(desk.act(device, message.sessionId, (call) => stopRecording(call, device)));
      case "call:toggle-audio":
        return done(desk.toggle(device, message.sessionId, { muted: message.muted }));
      case "call:toggle-video":
        return done(desk.toggle(device, message.sessionId, { videoEnabled: message.enabled }));
      case "call:toggle-screen":
        return done(desk.toggle(device, message.sessionId, { screenEnabled: message.enabled }));
      case "call:message":
        return desk.write(device, message);
      case "call:messages:get":
        return desk.messagesOf(me.id, message.sessionId, message.after ?? 0);
      case "webrtc:offer":
      case "webrtc:answer":
      case "webrtc:ice-candidate":
        return passOn(desk, device, message);
      case "calls:seen":
        return { missed: see(device) };
      case "call:away":
      case "call:quality":
      case "auth:refresh":
        return {};
      default:
        return { ok: false, code: "forbidden", message: `Unsupported in tests: ${message.type}` };
    }
  }

  function welcome(device: Device, socket: ServedSocket, { resume: ticket }: Hello): void {
    for (const call of desk.calls.filter(isLive)) {
      if (ticket) desk.act(device, call.id, (now, scene) => resume(now, device, () => true, scene));
    }
    const running = desk.seen(me.id);
    socket.say(fitting(Welcome, {
      type: "welcome",
      user: me,
      connectionId: device.connectionId,
      resumeToken: `resume-${device.connectionId}`,
      resumed: running.some(({ seatConnectionId }) => seatConnectionId === device.connectionId),
      calls: running,
      chats: [attached()],
      members: presence(),
      missed: desk.missedBy(me.id),
      serverTime: new Date().toISOString(),
      tokenExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }));
  }

  const stop = serveSockets(address, {
    accept(socket) {
      const device = { userId: me.id, connectionId: `${me.id}-${++count}` };
      let isKnown = false;
      return {
        message(text) {
          if (!isKnown) {
            isKnown = true;
            const hello = understood(Hello, text);
            heard.push(hello);
            lines.set(device, socket);
            // The ack of a command must come before the events that it causes.
            desk.connect(device, (message) => {
              queueMicrotask(() => socket.say(fitting(ServerEvent, message)));
            });
            welcome(device, socket, hello);
            told = "null";
            return tellRunning();
          }
          const message = understood(ClientMessage, text);
          heard.push(message);
          const outcome = answer(device, message);
          reply(socket, message, outcome);
        },
        closed() {
          lines.delete(device);
          desk.disconnect(device);
          const [call] = desk.calls;
          const leaseMs = TEST_CONFIG.timeouts.seatLeaseMs;
          if (call) desk.act(device, call.id, (now, scene) => away(now, device, leaseMs, scene));
        },
      };
    },
  });

  return {
    heard,
    drop: () => lines.forEach((socket) => socket.close(1006)),
    tellChat: () => tell({ type: "chat:changed", chatId: desk.chat.id, chat: attached() }),
    tellPresence: () => tell({ type: "presence:changed", members: presence() }),
    close: stop,
  };
}

/** The ack of a command that returns nothing. */
const done = (outcome: Outcome): object => outcome.ok ? {} : outcome;

function reply(socket: ServedSocket, message: ClientMessage, outcome: object): void {
  const { type, id } = message;
  const { ok = true, ...said } = outcome as Record<string, unknown>;
  const error = { code: said.code, message: said.message };
  if (id !== undefined) {
    socket.say({ type: "ack", id, success: ok, ...(ok ? said : { error }) });
  } else if (!ok) {
    socket.say({ type: "error", ...error, re: type });
  }
}

/** Parses a message of the element; throws if it violates the protocol. */
function understood<T>(schema: Parameters<typeof decode<T>>[0], text: string): T {
  const read = decode(schema, text);
  if (read.ok) return read.value;
  throw new Error(`Cannot read the element's message: ${read.problem}`, { cause: text });
}

/** Checks a message of the kit; throws if it violates the protocol. */
function fitting<T extends object>(schema: Parameters<typeof check<T>>[0], message: T): T {
  const read = check(schema, message);
  if (read.ok) return read.value;
  throw new Error(`Cannot send what violates the protocol: ${read.problem}`, { cause: message });
}
