/** Every failure that a person should be told about; `ui/words/wording.ts` chooses the words. */
import type { SessionId } from "../../server/protocol/ids.ts";

/** Why a device could not be opened. */
export type DeviceErrorType =
  | "permissions"
  | "in-use"
  | "not-found"
  | "constraints"
  | "insecure-context"
  | "policy"
  | "unknown";

export type DeviceKind = "microphone" | "camera";

export interface DeviceFailure {
  kind: "device";
  device: DeviceKind | "screen";
  type: DeviceErrorType;
  /**
   * With `permissions`: the system denies the device to the browser, or the prompt was dismissed.
   * With `unknown`: the chosen background could not be applied.
   */
  by?: "system" | "dismissed" | "background";
}

/** The server refused; `code` is one of the protocol's error codes. */
export interface RefusedFailure {
  kind: "refused";
  code: string;
  message: string;
  /** With `call-exists`: the call that may be joined. */
  sessionId?: SessionId;
}

/**
 * The server could not be reached, or no link came up; `network-blocked` if this network is known
 * to let nothing out.
 */
export interface ConnectionFailure {
  kind: "connection";
  type: "server-unreachable" | "unauthorized" | "no-media" | "network-blocked";
}

/** The browser lacks what a call needs. */
export interface UnsupportedFailure {
  kind: "unsupported";
}

export type CallFailure =
  | DeviceFailure
  | RefusedFailure
  | ConnectionFailure
  | UnsupportedFailure;
