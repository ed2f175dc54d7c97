/** Why a device could not be opened, from the browser's error and the page's circumstances. */
import type { DeviceErrorType, DeviceFailure, DeviceKind } from "../../model/call-failure.ts";

/** What the error alone does not tell. */
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
 * Who has refused, if it was not the person's choice for this page. Chromium says it in the
 * message; in other browsers the page's permission tells.
 */
export function refuserOf(error: unknown, state: PermissionState | null): DeviceFailure["by"] {
  const message = error instanceof Error ? error.message : "";
  if (/by system/i.test(message) || state === "granted") return "system";
  return /dismissed/i.test(message) ? "dismissed" : undefined;
}

/** Why a screen could not be shared; null if the person has only cancelled. */
export function screenFailure(error: unknown): DeviceFailure | null {
  const type = deviceErrorType(error, { isForbiddenByPolicy: !isAllowedByPolicy("screen") });
  // If the system forbids it, the person has not chosen that.
  const isChoice = type === "permissions" && !/system/i.test((error as Error).message);
  return isChoice ? null : { kind: "device", device: "screen", type };
}

/** Whether the page's permissions policy allows the device; true if the browser cannot tell. */
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
