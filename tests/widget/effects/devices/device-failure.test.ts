import { expect } from "@open-wc/testing";
import {
  deviceErrorType,
  isAllowedByPolicy,
  refuserOf,
  screenFailure,
} from "../../../../widget/effects/devices/device-failure.ts";

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
    for (const name of ["NotAllowedError", "SecurityError"]) {
      expect(typeOf(name, true), name).to.equal("policy");
    }
    expect(typeOf("NotFoundError", true)).to.equal("not-found");
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

describe("the page's policy", () => {
  const NAMES = ["permissionsPolicy", "featurePolicy"];
  const setPolicy = (name: string, value: unknown) =>
    Object.defineProperty(document, name, { value, configurable: true });
  const allowing = (...features: string[]) => ({
    allowsFeature: (feature: string) => features.includes(feature),
  });

  beforeEach(() => NAMES.forEach((name) => setPolicy(name, undefined)));
  afterEach(() => NAMES.forEach((name) => Reflect.deleteProperty(document, name)));

  it("is asked by its new name, then by its old one", () => {
    setPolicy("featurePolicy", allowing("camera"));
    expect([isAllowedByPolicy("camera"), isAllowedByPolicy("microphone")])
      .to.deep.equal([true, false]);
    setPolicy("permissionsPolicy", allowing("microphone", "display-capture"));
    expect([isAllowedByPolicy("camera"), isAllowedByPolicy("screen")]).to.deep.equal([false, true]);
  });

  it("allows a device if the browser cannot tell", () => {
    expect(isAllowedByPolicy("camera")).to.equal(true);
  });

  it("is told as the reason why a screen cannot be shared, unlike the person's own choice", () => {
    const refusal = new DOMException("", "NotAllowedError");
    expect(screenFailure(refusal)).to.equal(null);
    setPolicy("permissionsPolicy", allowing());
    expect(screenFailure(refusal)).to.deep.equal({
      kind: "device",
      device: "screen",
      type: "policy",
    });
  });
});
