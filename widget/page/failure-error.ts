/** Turns the failures of a call into errors for the developer. */
import { CallError } from "./call-error.ts";
import type { CallFailure } from "../model/call-failure.ts";

/** The error that describes a failure. */
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
