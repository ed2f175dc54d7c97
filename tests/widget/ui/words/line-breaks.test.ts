import { expect } from "@open-wc/testing";
import { BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import { createStrings } from "../../../../widget/ui/words/wording.ts";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { find, showCall } from "../support/show-call.ts";

/** How the lines of what happened to a call break in a language. */
async function breaksIn(tag: string): Promise<CSSStyleDeclaration> {
  const strings = createStrings(await BUILT_IN.get(tag)!(), tag);
  const { view } = await showCall(new FakeCall().ringing().ended("offline"), { strings });
  return getComputedStyle(find(view, "[part~='status']"));
}

describe("the lines of a call", () => {
  it("break between words in Korean", async () => {
    expect((await breaksIn("ko")).wordBreak).to.equal("keep-all");
    expect((await breaksIn("zh")).wordBreak).to.equal("normal");
  });

  it("begin with no small sign in Japanese", async () => {
    expect((await breaksIn("ja")).lineBreak).to.equal("strict");
  });
});
