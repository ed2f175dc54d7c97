/** What went wrong in a call, as the error that tells a developer of it. */
import { CallError } from "./call-error.ts";
import type { CallFailure } from "../model/call-failure.ts";

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
