/** The settings of what people can do besides talking. */
import { cap } from "./cap-setting.ts";
import { type Environment, oneOf } from "./setting.ts";

export interface Features {
  /** Whether people in a call may write to each other, and how often per minute; 0 is no limit. */
  messages: boolean;
  messagesPerMinute: number;
  /** Whether they may record the call, once everybody in it has agreed. */
  recording: boolean;
  /** Whether people in a chat may schedule calls. */
  scheduling: boolean;
}

/** Reads these settings. */
export function features(env: Environment): Features {
  return {
    messages: oneOf(env, "CALL_MESSAGES", ON_OR_OFF, "on") === "on",
    // Somebody who types fast sends one every few seconds.
    messagesPerMinute: cap(env, "CALL_MESSAGES_PER_MINUTE", 60),
    recording: oneOf(env, "CALL_RECORDING", ON_OR_OFF, "on") === "on",
    scheduling: oneOf(env, "SCHEDULED_CALLS", ON_OR_OFF, "on") === "on",
  };
}

const ON_OR_OFF = ["on", "off"] as const;
