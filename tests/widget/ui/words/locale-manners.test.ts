/** That each language is written as its readers write it: its spaces, its signs, its way to address people. */
import { expect } from "@open-wc/testing";
import { BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import { BUILT_IN_DIALOGS } from "../../../../widget/ui/locales/dialog-catalog.ts";
import { BUILT_IN_MESSAGES } from "../../../../widget/ui/locales/message-catalog.ts";
import { BUILT_IN_NOTICES } from "../../../../widget/ui/locales/notice-catalog.ts";
import { BUILT_IN_RECORDING } from "../../../../widget/ui/locales/recording-catalog.ts";
import { BUILT_IN_SCHEDULE } from "../../../../widget/ui/locales/schedule-catalog.ts";
import { describe, it } from "../../support/mocha.ts";

const CATALOGS = [
  BUILT_IN,
  BUILT_IN_DIALOGS,
  BUILT_IN_MESSAGES,
  BUILT_IN_NOTICES,
  BUILT_IN_RECORDING,
  BUILT_IN_SCHEDULE,
];

const textsOf = (words: object): string[] =>
  Object.values(words).flatMap((word) => typeof word === "string" ? [word] : textsOf(word));

/** What no text of a language may have in it, and why. */
const NOWHERE: [tags: string[], what: RegExp, why: string][] = [
  [["fr"], /[ ][?!:;»]|« |\S[?!;»]|[^s\s]:/, "a line may break before its sign"],
  [["de"], /(?<!\u00a0)…/, "a line may break before the dots, or they stick to the word"],
  [["de"], /(?<![.?!] |^)\b(Sie|Ihr(e[mnrs]?)?)\b|\b([Dd]u|[Dd]ein\w*)\b/, "it addresses somebody"],
  [["es"], /^[^¿]*\?|^[^¡]*!/, "it asks without saying so first"],
  [["ja", "zh", "zh-Hant"], /[?!(),;]|:(?!\/\/)/, "it has a narrow sign"],
  [["ja"], /さん/, "a name has a title that several names cannot have"],
  [["ja"], /ブラウザー/, "it spells the browser in a second way"],
  [["zh", "zh-Hant"], /您/, "it addresses somebody in a second way"],
  [["ar"], /[?;,]/, "it has a Latin sign"],
  [["he"], /["”“]/, "it has the quotes of another language"],
];

describe("the manners of the languages", () => {
  for (const [tags, what, why] of NOWHERE) {
    for (const tag of tags) {
      it(`${tag} has no text of which one would say: ${why}`, async () => {
        const texts = (await Promise.all(CATALOGS.map((catalog) => catalog.get(tag)!()))).flatMap(
          textsOf,
        );
        expect(texts.length).to.be.above(200);
        expect(texts.filter((text) => what.test(text))).to.deep.equal([]);
      });
    }
  }

  it("the button of the history keeps its name where calls were missed", async () => {
    for (const [tag, load] of BUILT_IN) {
      const { callHistory, missedCalls } = await load();
      expect(missedCalls.slice(0, callHistory.length), tag).to.equal(callHistory);
      expect(missedCalls, tag).to.include("{count}");
    }
  });
});
