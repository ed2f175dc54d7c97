/**
 * The messages between servers on one store. Validated when received, because during a rolling
 * update the sender may run another version.
 */
import * as z from "zod/mini";
import type { Notice } from "../../calls/call-service.ts";
import { ConnectionId, SessionId, UserId } from "../../protocol/ids.ts";
import type { CallRecord } from "../../store/calls/call-record.ts";

const Device = z.object({ userId: UserId, connectionId: ConnectionId });

const Record = z.custom<CallRecord>((value) =>
  isObject(value) && typeof value.id === "string" && typeof value.sequence === "number" &&
  Array.isArray(value.participants)
);
const Notices = z.array(
  z.custom<Notice>((value) =>
    isObject(value) && typeof value.userId === "string" && isObject(value.message) &&
    typeof value.message.type === "string"
  ),
);
const Flags = z.object({
  muted: z.boolean(),
  videoEnabled: z.boolean(),
  screenEnabled: z.boolean(),
});

/** A message from one server to another. */
export const Letter = z.discriminatedUnion("kind", [
  /** Sent to each server met: my connections; `seen` left this many milliseconds ago. */
  z.object({
    kind: z.literal("here"),
    devices: z.array(Device),
    seen: z.array(z.object({ userId: UserId, agoMs: z.number() })),
    flags: z.array(z.object({ sessionId: SessionId, userId: UserId, flags: Flags })),
    /** Whether the list is complete. */
    isLast: z.boolean(),
  }),
  z.object({ kind: z.literal("came"), ...Device.shape }),
  z.object({ kind: z.literal("went"), ...Device.shape }),
  /** A call has changed: the notices, and the participants' connections that I have. */
  z.object({
    kind: z.literal("call"),
    record: Record,
    notices: Notices,
    devices: z.array(Device),
  }),
  /** News without a change. */
  z.object({ kind: z.literal("news"), notices: Notices }),
  z.object({ kind: z.literal("flags"), sessionId: SessionId, userId: UserId, flags: Flags }),
  /** I have changed this in the store: reread it. */
  z.object({
    kind: z.literal("rule"),
    about: z.enum(["person", "chat", "erasure"]),
    id: z.string(),
  }),
  /** A text for one of your connections. */
  z.object({ kind: z.literal("text"), connectionId: ConnectionId, text: z.string() }),
  /** One of your connections has a successor, whose page says that it is gone. */
  z.object({ kind: z.literal("replaced"), connectionId: ConnectionId }),
  /** Is your connection still there? Answered by `alive` or `went`. */
  z.object({ kind: z.literal("probe"), connectionId: ConnectionId }),
  z.object({ kind: z.literal("alive"), connectionId: ConnectionId }),
  /** I am leaving. */
  z.object({ kind: z.literal("bye") }),
]);
export type Letter = z.infer<typeof Letter>;

/** A letter by its kind. */
export type LetterOf<K extends Letter["kind"]> = Extract<Letter, { kind: K }>;

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}
