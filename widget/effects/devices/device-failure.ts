/** Why a device could not be opened, told from what the browser threw and where the page stands. */
import type { DeviceErrorType, DeviceFailure, DeviceKind } from "../../model/call-failure.ts";

/** What the error alone does not say. */
export interface DeviceCircumstances {
  /** The page's policy, or that of the frame around it, forbids the device. */
  isForbiddenByPolicy: boolean;
}

/** The type of the failure, by the error's name (Media Capture and Streams, section 10.3). */
export function deviceErrorType(
  error: unknown,
  { isForbiddenByPolicy }: DeviceCircumstances,
): DeviceErrorType {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "PermissionDeniedError":
      return isForbiddenByPolicy ? "policy" : "permissions";
    case "NotFoundError":
      return "not-found";
    case "NotReadableError":
    case "AbortError":
      return "in-use";
    case "OverconstrainedError":
      return "constraints";
    case "SecurityError":
      return isForbiddenByPolicy ? "policy" : "insecure-context";
    default:
      return "unknown";
  }
}

/** The failure of one device. */
export function deviceFailure(
  device: DeviceKind,
  type: DeviceErrorType,
  by?: DeviceFailure["by"],
): DeviceFailure {
  return { kind: "device", device, type, ...(by && { by }) };
}

/**
 * Who has refused, where it was not the person for this page. Chromium says so in its message; where
 * a browser does not, what the page has been allowed tells.
 */
export function refuserOf(error: unknown, state: PermissionState | null): DeviceFailure["by"] {
  const message = error instanceof Error ? error.message : "";
  if (/by system/i.test(message) || state === "granted") return "system";
  return /dismissed/i.test(message) ? "dismissed" : undefined;
}

/** Why a screen could not be shared; null where the person has only changed their mind. */
export function screenFailure(error: unknown): DeviceFailure | null {
  const type = deviceErrorType(error, { isForbiddenByPolicy: !isAllowedByPolicy("screen") });
  // A system that forbids it is no choice of the person's.
  const isChoice = type === "permissions" && !/system/i.test((error as Error).message);
  return isChoice ? null : { kind: "device", device: "screen", type };
}

/** Whether the page's own policy lets it ask for the device at all; true where nobody can tell. */
export function isAllowedByPolicy(device: DeviceFailure["device"]): boolean {
  type Policy = { allowsFeature(feature: string): boolean };
  const { permissionsPolicy, featurePolicy } = document as {
    permissionsPolicy?: Policy;
    featurePolicy?: Policy;
  };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(
    device === "screen" ? "display-capture" : device,
  ) ?? true;
}
