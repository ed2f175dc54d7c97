/**
 * What servers on one store tell each other. Checked when received: another server may be of another
 * version while one after the other is renewed.
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

/** One thing that one server tells another. */
export const Letter = z.discriminatedUnion("kind", [
  /** Said to each server that is met: these are with me; `seen` were until so many milliseconds ago. */
  z.object({
    kind: z.literal("here"),
    devices: z.array(Device),
    seen: z.array(z.object({ userId: UserId, agoMs: z.number() })),
    flags: z.array(z.object({ sessionId: SessionId, userId: UserId, flags: Flags })),
    /** Whether that is all of them. */
    isLast: z.boolean(),
  }),
  z.object({ kind: z.literal("came"), ...Device.shape }),
  z.object({ kind: z.literal("went"), ...Device.shape }),
  /** A call has changed, with the news of it and those of its people who are with me. */
  z.object({
    kind: z.literal("call"),
    record: Record,
    notices: Notices,
    devices: z.array(Device),
  }),
  /** News without a change. */
  z.object({ kind: z.literal("news"), notices: Notices }),
  z.object({ kind: z.literal("flags"), sessionId: SessionId, userId: UserId, flags: Flags }),
  /** I have changed this in the store: read it anew. */
  z.object({
    kind: z.literal("rule"),
    about: z.enum(["person", "chat", "erasure"]),
    id: z.string(),
  }),
  /** A text for a connection of yours. */
  z.object({ kind: z.literal("text"), connectionId: ConnectionId, text: z.string() }),
  /** This connection of yours has a successor, whose page says that it is gone. */
  z.object({ kind: z.literal("replaced"), connectionId: ConnectionId }),
  /** Is this connection of yours still there? The answer is `alive` or `went`. */
  z.object({ kind: z.literal("probe"), connectionId: ConnectionId }),
  z.object({ kind: z.literal("alive"), connectionId: ConnectionId }),
  /** I go. */
  z.object({ kind: z.literal("bye") }),
]);
export type Letter = z.infer<typeof Letter>;

/** A letter by its kind. */
export type LetterOf<K extends Letter["kind"]> = Extract<Letter, { kind: K }>;

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}
