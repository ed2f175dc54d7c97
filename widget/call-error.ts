/** What a method of the element rejects with: a code to act on and a sentence for the developer. */
import type { CallFailure } from "./model/call-failure.ts";

export class CallError extends Error {
  override readonly name = "CallError";
  /** One of the protocol's error codes, a device-error type, an end reason, or one of the element's own. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A failure as the error that tells of it. */
export function callErrorOf(failure: CallFailure): CallError {
  switch (failure.kind) {
    case "refused":
      return new CallError(failure.code, failure.message);
    case "device":
      return new CallError(failure.type, `Cannot open the ${failure.device}: ${failure.type}`);
    case "connection":
      return new CallError(failure.type, `Cannot keep the call: ${failure.type}`);
    case "unsupported":
      return new CallError("unsupported", "Cannot call: the browser is too old");
  }
}
