/**
 * A page's wish for a call as the command it becomes. Refuses whatever is known to come to nothing,
 * before a device opens for it; of the call itself it knows nothing.
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

/** The options, where they are some: of a mere word it would not be known what it stands for. */
export function wishOf(options: StartCallOptions): StartCallOptions {
  if (typeof options === "object" && options !== null) return options;
  const value = JSON.stringify(options);
  throw new CallError("malformed", `Cannot call by these options: current value is ${value}`);
}

/** A call to everybody in the chat, or to those named, with the names the chat gives them. */
export function initiationOf(
  { chat, selfId, status, maxParticipants = Infinity, serverAheadMs = 0 }: LineView,
  callType: CallType,
  to?: UserId | readonly UserId[],
): Initiate {
  if (!chat) {
    throw status === "ready"
      ? new CallError("chat-not-found", "The token of this element names no chat of this person's")
      : new CallError("not-ready", `Cannot call: current value of the line is ${status}`);
  }
  // Before anything is opened for it: a page's word is not checked by its compiler.
  if (callType !== "voice" && callType !== "video") {
    throw new CallError(
      "malformed",
      `Cannot call by "type": current value is ${JSON.stringify(callType)}`,
    );
  }
  const { calls } = chat;
  if (calls === "none" || calls === "voice" && callType === "video") {
    throw new CallError(
      "calls-not-allowed",
      `Cannot call by ${callType}: the chat allows ${calls}`,
    );
  }
  // By the server's clock: the page's own may be hours off.
  if (chat.endsAt !== null && Date.parse(chat.endsAt) <= Date.now() + serverAheadMs) {
    throw new CallError("chat-ended", `Cannot call in a chat whose time is over: ${chat.endsAt}`);
  }
  const others = chat.members.filter(({ id }) => id !== selfId);
  const targets = to === undefined ? null : [to].flat() as UserId[];
  const people = targets?.flatMap((target) => others.find(({ id }) => id === target) ?? []) ??
    others;
  if (people.length === 0 || targets && people.length < targets.length) {
    throw new CallError(
      "invalid-targets",
      `Cannot call others than members of the chat: current value is ${JSON.stringify(to ?? [])}`,
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
