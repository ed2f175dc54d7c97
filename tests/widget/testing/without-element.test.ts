/** A host's test page that lacks the element's script; this file must not import the element. */
import { expect } from "@open-wc/testing";
import { describe, it } from "../support/mocha.ts";
import { createTestCall } from "../../../widget/testing/test-call.ts";

describe("createTestCall() on a page without the element", () => {
  it("createTestCall() says that no script defines the element", async () => {
    const { warn } = console;
    const warned = new Promise((resolve) => console.warn = resolve);
    const call = createTestCall();
    try {
      expect(await warned).to.contain("no script that defines <chat-call>");
    } finally {
      console.warn = warn;
      call.restore();
    }
  });
});
