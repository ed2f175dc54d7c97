import { expect } from "@open-wc/testing";
import { deviceErrorType } from "../../../widget/effects/device-failure.ts";

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

  it("tells a policy of the page from a person's no", () => {
    expect(typeOf("NotAllowedError", true)).to.equal("policy");
  });

  it("does not guess at anything else", () => {
    expect(deviceErrorType(new TypeError("?"), { isForbiddenByPolicy: false })).to.equal("unknown");
    expect(deviceErrorType("?", { isForbiddenByPolicy: false })).to.equal("unknown");
  });
});
