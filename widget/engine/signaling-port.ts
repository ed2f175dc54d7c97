/**
 * The machine's connection to the server: its messages become requests, and the server's messages
 * are validated against the protocol's schemas before the machine gets them.
 */
import type { CallbackLogicFunction } from "xstate";
import { checkServerMessage } from "../effects/signaling/server-message-check.ts";
import type { LineNews, SignalingLine } from "../effects/signaling/signaling-line.ts";
import type { SignalingEvent } from "../model/call-event.ts";
import type { OutgoingMessage, SignalingReceives } from "../model/ports.ts";

export interface SignalingPortOptions {
  line: Pick<SignalingLine, "tell" | "ask">;
  /** Passes the line's news to the port until the returned function is called. */
  follow(hear: (news: LineNews) => void): () => void;
}

/** The logic behind the machine's `signaling` port. */
export function createSignalingPort(
  { line, follow }: SignalingPortOptions,
): CallbackLogicFunction<SignalingReceives, SignalingEvent> {
  return ({ receive, sendBack }) => {
    let isOver = false;
    let isLost = false;

    async function ask(message: OutgoingMessage, tag?: number): Promise<void> {
      const re = message.type;
      const tagged = { ...(tag !== undefined && { tag }), ...(isLost && { isUnsent: true }) };
      const answer = await line.ask(message);
      if (isOver) return;
      if (!answer.ok) {
        const { code, message, sessionId } = answer;
        sendBack({
          type: "signaling.refused",
          re,
          code,
          message,
          ...(sessionId !== undefined && { sessionId }),
          ...tagged,
        });
        return;
      }
      const checked = checkServerMessage("ack", answer.ack);
      if (checked.ok && checked.value.success) {
        const { value: ack } = checked;
        sendBack({
          type: "signaling.acked",
          re,
          ack,
          receivedAtMs: answer.receivedAtMs,
          ...tagged,
        });
      } else {
        const problem = checked.ok ? "not a success" : checked.problem;
        unreadable("ack", problem);
        sendBack({ type: "signaling.refused", re, code: "malformed", message: problem, ...tagged });
      }
    }

    receive(({ message, tag }) => {
      if (isSilent(message.type)) line.tell(message);
      else void ask(message, tag);
    });

    const unfollow = follow((news) => {
      if (news.type !== "message") isLost = news.type !== "welcome";
      switch (news.type) {
        case "welcome": {
          const { receivedAtMs } = news;
          const welcome = checkServerMessage("welcome", news.welcome);
          if (!welcome.ok) return unreadable("welcome", welcome.problem);
          sendBack({ type: "signaling.restored", welcome: welcome.value, receivedAtMs });
          break;
        }
        case "message": {
          const { message, receivedAtMs } = news;
          if (!isAboutCalls(message.type)) return;
          const event = checkServerMessage("event", message);
          if (!event.ok) return unreadable(message.type, event.problem);
          sendBack({ ...event.value, receivedAtMs });
          break;
        }
        case "lost":
          sendBack({ type: "signaling.lost" });
          break;
      }
    });

    return () => {
      isOver = true;
      unfollow();
    };
  };
}

/** Whether the call machine may need a message of this type. */
const isAboutCalls = (type: string): boolean => /^(call|schedule|webrtc):/.test(type);

/** Messages without an ack: the next message, or the call's state, tells more than an ack would. */
function isSilent(type: OutgoingMessage["type"]): boolean {
  return type === "webrtc:offer" || type === "webrtc:answer" || type === "webrtc:ice-candidate" ||
    type.startsWith("call:toggle-") || type === "call:quality" || type === "call:away";
}

function unreadable(what: string, problem: string): void {
  console.warn(`Cannot read the server's ${what}: ${problem}`);
}
