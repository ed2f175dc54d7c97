/** The messages of a fake call: the page's real code, with a server controlled by the test. */
import type { CallMessage } from "../../../../server/protocol/call-message.ts";
import { DEFAULT_CONFIG } from "../../../../server/protocol/default-config.ts";
import { createMessageDesk } from "../../../../widget/effects/messages/message-desk.ts";
import { forgetMessages } from "../../../../widget/effects/messages/message-memory.ts";
import type { Answer } from "../../../../widget/effects/signaling/signaling-line.ts";
import type { WrittenMessage } from "../../../../widget/model/call-event.ts";
import type { MessageBox } from "../../../../widget/model/message-box.ts";
import type { OutgoingMessage } from "../../../../widget/model/ports.ts";
import type { FakeCall } from "./fake-call.ts";

const IDS = { sessionId: "call", chatId: "chat" };

export class FakeMessages {
  /** The messages that the page has sent. */
  readonly asked: OutgoingMessage[] = [];
  /** The messages that the host page was told of. */
  readonly told: WrittenMessage[] = [];
  /** The error code of the server's refusals; null if it accepts, undefined if it never answers. */
  refusal: string | null | undefined = null;
  readonly written: CallMessage[] = [];
  readonly #desk: ReturnType<typeof createMessageDesk>;
  readonly #startMs: number;

  /** Gives an answered call a server that takes messages. */
  constructor(call: FakeCall, startMs = Date.now() - 600_000) {
    this.#startMs = startMs;
    forgetMessages(true);
    const { actor } = call.handle;
    this.#desk = createMessageDesk({
      selfId: actor.getSnapshot().context.selfId,
      actor,
      ask: (message) => this.#answer(message),
      onMessage: (message) => this.told.push(message),
    });
    const loaded = Promise.resolve(this.#desk);
    call.handle.messages = { desk: this.#desk, loaded, load: () => loaded };
    call.send({
      type: "signaling.acked",
      re: "webrtc:config:get",
      ack: {
        type: "ack",
        id: "c",
        success: true,
        config: { ...DEFAULT_CONFIG, features: { messages: true, recording: false } },
      },
      receivedAtMs: performance.now(),
    });
  }

  get box(): MessageBox {
    return this.#desk.box!;
  }

  /** A message arrives, by default 20 seconds after the one before. */
  from(userId: string, text: string, atMs?: number): this {
    const message = this.#add(userId, `${userId}-${this.written.length}`, text, atMs);
    this.#desk.hear({ type: "call:message", ...IDS, ...message });
    return this;
  }

  /** This person's own message arrives, sent from an earlier page. */
  own(text: string): this {
    return this.from("ann", text);
  }

  open(): this {
    this.box.setOpen(true);
    return this;
  }

  /** A message sent while this page was gone: stored, but not delivered. */
  add(userId: string, text: string): this {
    this.#add(userId, `${userId}-${this.written.length}`, text);
    return this;
  }

  #add(userId: string, messageId: string, text: string, atMs?: number): CallMessage {
    const index = this.written.length + 1;
    const sentAt = new Date(atMs ?? this.#startMs + index * 20_000).toISOString();
    const message = { messageId, index, userId, text, sentAt };
    this.written.push(message);
    return message;
  }

  #answer(message: OutgoingMessage): Promise<Answer> {
    this.asked.push(message);
    if (this.refusal === undefined) return new Promise(() => {});
    if (this.refusal !== null) {
      return Promise.resolve({ ok: false, code: this.refusal, message: this.refusal });
    }
    const ack = (rest: object): Answer => ({
      ok: true,
      ack: { type: "ack", id: "1", success: true, ...rest },
      receivedAtMs: 0,
    });
    if (message.type === "call:messages:get") {
      const { after = 0 } = message;
      const messages = this.written.filter(({ index }) => index > after);
      return Promise.resolve(ack({ messages, hasMore: false }));
    }
    if (message.type !== "call:message") throw new Error(`Cannot answer ${message.type}`);
    const { messageId, text } = message;
    const known = this.written.find((one) => one.messageId === messageId);
    return Promise.resolve(
      ack({ message: known ?? this.#add("ann", messageId, text, Date.now()) }),
    );
  }
}
