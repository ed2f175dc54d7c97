/** Everything that can go wrong in a way a person should hear of; the words are chosen in `ui/wording.ts`. */
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
   * Of `permissions`: the system forbids it to the browser itself, or the question was closed without
   * an answer. Of `unknown`: the chosen background cannot be put up.
   */
  by?: "system" | "dismissed" | "background";
}

/** The server would not do it; `code` is one of the protocol's error codes. */
export interface RefusedFailure {
  kind: "refused";
  code: string;
  message: string;
  /** With `call-exists`: the call that may be joined. */
  sessionId?: SessionId;
}

/** The server could not be reached, or the link between the two never came to be: because no way leads out of this network, where that is known. */
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
