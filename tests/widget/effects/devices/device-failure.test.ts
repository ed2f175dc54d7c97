import { expect } from "@open-wc/testing";
import { deviceErrorType, refuserOf } from "../../../../widget/effects/devices/device-failure.ts";

describe("deviceErrorType()", () => {
  const typeOf = (name: string, isForbiddenByPolicy = false) =>
    deviceErrorType(new DOMException("", name), { isForbiddenByPolicy });

  it("names each of the browser's errors", () => {
    expect(typeOf("NotAllowedError")).to.equal("permissions");
    expect(typeOf("NotFoundError")).to.equal("not-found");
    expect(typeOf("NotReadableError")).to.equal("in-use");
    expect(typeOf("AbortError")).to.equal("in-use");
    expect(typeOf("OverconstrainedError")).to.equal("constraints");
    expect(typeOf("SecurityError")).to.equal("insecure-context");
  });

  it("tells the page's policy from a person's refusal", () => {
    expect(typeOf("NotAllowedError", true)).to.equal("policy");
  });

  it("does not guess at anything else", () => {
    expect(deviceErrorType(new TypeError("?"), { isForbiddenByPolicy: false })).to.equal("unknown");
    expect(deviceErrorType("?", { isForbiddenByPolicy: false })).to.equal("unknown");
  });
});

describe("refuserOf()", () => {
  const refusal = (message: string) => new DOMException(message, "NotAllowedError");

  it("recognizes the system by the message, or by a permission that was granted", () => {
    expect(refuserOf(refusal("Permission denied by system"), "prompt")).to.equal("system");
    expect(refuserOf(refusal("not allowed by the platform"), "granted")).to.equal("system");
  });

  it("recognizes a dismissed prompt, and takes everything else for a refusal", () => {
    expect(refuserOf(refusal("Permission dismissed"), "prompt")).to.equal("dismissed");
    expect(refuserOf(refusal("Permission denied"), "denied")).to.equal(undefined);
    expect(refuserOf(refusal("Permission denied"), null)).to.equal(undefined);
  });
});
