/**
 * Keeps the messages of the page's calls: one box per call, from the seat to the end, readable
 * until the next call. A separate chunk; the machine knows nothing about it.
 */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { SessionId, UserId } from "../../../server/protocol/ids.ts";
import { CALL_MESSAGE_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import type { WrittenMessage } from "../../model/call-event.ts";
import type { CallActor, CallMachineSnapshot } from "../../model/call-selectors.ts";
import { hasJoined } from "../../model/live-call.ts";
import { type MessageBox, type MessageDesk, MessageRefused } from "../../model/message-box.ts";
import { createMessageBox, type FollowedBox } from "./message-box.ts";
import { forgetMessages } from "./message-memory.ts";
import { checkServerMessage } from "../signaling/server-message-check.ts";
import type { SignalingLine } from "../signaling/signaling-line.ts";

export interface MessageDeskOptions {
  selfId: UserId;
  actor: Pick<CallActor, "getSnapshot" | "subscribe">;
  ask: SignalingLine["ask"];
  /** Called with each message of a call, in order and once per tab. */
  onMessage: (message: WrittenMessage) => void;
}

export function createMessageDesk(
  { selfId, actor, ask, onMessage }: MessageDeskOptions,
): MessageDesk & { hear(message: object): void } {
  const listeners = new Set<() => void>();
  let seat: SessionId | null = null;
  let box: FollowedBox | null = null;

  function follow(snapshot: CallMachineSnapshot): void {
    const { call, returning, isOffline } = snapshot.context;
    const isSeated = call !== null && hasJoined(selfId, call.participants);
    const now = isSeated && snapshot.matches("live") ? call.sessionId : null;
    if (now !== seat) {
      box?.end();
      seat = now;
      if (seat) begin(seat, call!.chatId);
    }
    // Neither in a call nor resuming one: nobody needs what the last page left.
    if (!seat && !returning) forgetMessages(snapshot.matches("ended"));
    if (seat) box!.update(call!.messageCount ?? 0, !isOffline);
  }

  function begin(sessionId: SessionId, chatId: string): void {
    box = createMessageBox({ selfId, sessionId, chatId, ask, onMessage: pass });
    listeners.forEach((listener) => listener());
  }

  function pass({ messageId, userId, text, sentAt }: CallMessage): void {
    const people = actor.getSnapshot().context.call?.participants;
    const { name = "" } = people?.find((one) => one.userId === userId) ?? {};
    onMessage({ messageId, userId, name, text, sentAt, isOwn: userId === selfId });
  }

  function current(): MessageBox {
    if (actor.getSnapshot().context.config?.features?.messages === false) {
      throw new MessageRefused("turned-off", "Messages in calls are turned off on this server");
    }
    if (seat && box) return box;
    throw new MessageRefused("not-in-call", "Cannot send a message: the person is in no call");
  }

  actor.subscribe(follow);
  follow(actor.getSnapshot());
  return {
    get box() {
      return box;
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(text) {
      const words = `${text ?? ""}`.trim();
      const { length } = words;
      if (length > 0 && length <= CALL_MESSAGE_MAX_LENGTH) return await current().send(words);
      throw new MessageRefused(
        "malformed",
        `Cannot send a message of ${length} characters: use 1 to ${CALL_MESSAGE_MAX_LENGTH}`,
      );
    },
    open() {
      try {
        return Promise.resolve(current().setOpen(true));
      } catch (cause) {
        return Promise.reject(cause);
      }
    },
    hear(message) {
      const event = checkServerMessage("event", message);
      if (!event.ok || event.value.type !== "call:message") return;
      const { type: _, chatId: __, sessionId, ...written } = event.value;
      if (sessionId === seat) box!.hear(written);
    },
  };
}
