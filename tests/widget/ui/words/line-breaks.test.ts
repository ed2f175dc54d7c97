import { expect } from "@open-wc/testing";
import { BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import { createStrings } from "../../../../widget/ui/words/wording.ts";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { find, showCall } from "../support/show-call.ts";

/** The computed style of an outcome in a language. */
async function breaksIn(tag: string): Promise<CSSStyleDeclaration> {
  const strings = createStrings(await BUILT_IN.get(tag)!(), tag);
  const { view } = await showCall(new FakeCall().ringing().ended("offline"), { strings });
  return getComputedStyle(find(view, "[part~='status']"));
}

describe("the lines of a call", () => {
  it("break only between words in Korean", async () => {
    expect((await breaksIn("ko")).wordBreak).to.equal("keep-all");
    expect((await breaksIn("zh")).wordBreak).to.equal("normal");
  });

  it("break strictly in Japanese, so that none begins with a small kana", async () => {
    expect((await breaksIn("ja")).lineBreak).to.equal("strict");
  });
});
