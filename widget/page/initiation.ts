/**
 * Turns a page's request for a call into the machine's command. Rejects what is known to fail
 * before any device is opened; knows nothing about the call itself.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import { CallError } from "./call-error.ts";
import type { Command } from "../model/call-event.ts";
import type { LineView } from "../model/line-view.ts";

/** Whom to call and how; without `to`, everybody in the chat. */
export interface StartCallOptions {
  type?: CallType;
  to?: UserId | readonly UserId[];
}

type Initiate = Extract<Command, { type: "initiate" }>;

/** The options, if they are an object: a plain string could be a type or a person. */
export function wishOf(options: StartCallOptions): StartCallOptions {
  if (typeof options === "object" && options !== null) return options;
  const value = JSON.stringify(options);
  throw new CallError("malformed", `Cannot call: the options are ${value}`);
}

/** A call to everybody in the chat, or to the people in `to`, with their names in the chat. */
export function initiationOf(
  { chat, selfId, status, maxParticipants = Infinity, serverAheadMs = 0 }: LineView,
  callType: CallType,
  to?: UserId | readonly UserId[],
): Initiate {
  if (!chat) {
    throw status === "ready"
      ? new CallError("chat-not-found", "The token names no chat of this person")
      : new CallError("not-ready", `Cannot call: the connection is ${status}`);
  }
  // A page's script may not be type-checked, so validate before anything opens.
  if (callType !== "voice" && callType !== "video") {
    throw new CallError(
      "malformed",
      `Cannot call: the type is ${JSON.stringify(callType)}`,
    );
  }
  const { calls } = chat;
  if (calls === "none" || calls === "voice" && callType === "video") {
    throw new CallError(
      "calls-not-allowed",
      `Cannot call by ${callType}: the chat allows ${calls}`,
    );
  }
  // By the server's clock, as the page's own may be hours off.
  if (chat.endsAt !== null && Date.parse(chat.endsAt) <= Date.now() + serverAheadMs) {
    throw new CallError("chat-ended", `Cannot call: the chat ended at ${chat.endsAt}`);
  }
  const others = chat.members.filter(({ id }) => id !== selfId);
  if (others.length === 0) {
    throw new CallError(
      "invalid-targets",
      "Cannot call: the chat has no other members, add them to chat.members in its tokens",
    );
  }
  const targets = to === undefined ? null : [to].flat() as UserId[];
  const people = targets?.flatMap((target) => others.find(({ id }) => id === target) ?? []) ??
    others;
  if (people.length === 0 || targets && people.length < targets.length) {
    throw new CallError(
      "invalid-targets",
      `Cannot call: expected other members of the chat, got ${JSON.stringify(to ?? [])}`,
    );
  }
  if (people.length >= maxParticipants) {
    throw new CallError(
      "invalid-targets",
      `Cannot call more than ${maxParticipants - 1} people: current value is ${people.length}`,
    );
  }
  return { type: "initiate", chatId: chat.id, callType, people };
}
