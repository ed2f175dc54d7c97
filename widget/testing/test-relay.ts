/** Relays a call's signals through a test's server, each to the one device it is for. */
import type { Device } from "../../server/calls/call-service.ts";
import type { RelayedMessage } from "../../server/protocol/client-message.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import type { CallDesk } from "./call-desk.ts";

/** Delivers a relayed message to its device, stamped with its sender. */
export function passOn(desk: CallDesk, from: Device, message: RelayedMessage): object {
  const { id: _, ...signal } = message;
  const call = desk.calls.find((one) => one.id === message.sessionId);
  const seat = call?.participants.find(({ userId }) => userId === message.targetUserId)?.seat;
  const to = seat ?? message.targetConnectionId ?? desk.connectionsOf(message.targetUserId)[0];
  const sender = { fromUserId: from.userId, fromConnectionId: from.connectionId };
  const isThere = to !== undefined && desk.say(to, { ...signal, ...sender } as ServerEvent);
  return isThere ? {} : { ok: false, code: "target-not-found", message: "Nobody is there" };
}
