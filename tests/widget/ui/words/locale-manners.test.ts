/** Each language follows its own conventions for spaces, punctuation and forms of address. */
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

/** Patterns that no text of a language may match, and what is wrong with them. */
const NOWHERE: [tags: string[], what: RegExp, why: string][] = [
  [["fr"], /[ ][?!:;»]|« |\S[?!;»]|[^s\s]:/, "a line may break before its punctuation"],
  [["de"], /(?<!\u00a0)…/, "a line may break before its ellipsis, or a space is missing there"],
  [
    ["de"],
    /(?<![.?!] |^)\b(Sie|Ihr(e[mnrs]?)?)\b|\b([Dd]u|[Dd]ein\w*)\b/,
    "it addresses the reader",
  ],
  [["es"], /^[^¿]*\?|^[^¡]*!/, "it lacks the opening ¿ or ¡"],
  [["ja", "zh", "zh-Hant"], /[?!(),;]|:(?!\/\/)/, "it has half-width punctuation"],
  [["ja"], /さん/, "a name has an honorific, which a list of names cannot have"],
  [["ja"], /ブラウザー/, 'it spells "browser" in a second way'],
  [["zh", "zh-Hant"], /您/, "it addresses the reader in a second way"],
  [["ar"], /[?;,]/, "it has Latin punctuation"],
  [["he"], /["”“]/, "it has another language's quotation marks"],
];

describe("the conventions of the languages", () => {
  for (const [tags, what, why] of NOWHERE) {
    for (const tag of tags) {
      it(`${tag} has no text with this fault: ${why}`, async () => {
        const texts = (await Promise.all(CATALOGS.map((catalog) => catalog.get(tag)!()))).flatMap(
          textsOf,
        );
        expect(texts.length).to.be.above(200);
        expect(texts.filter((text) => what.test(text))).to.deep.equal([]);
      });
    }
  }

  it("the history button's name begins the same when calls were missed, and counts them", async () => {
    for (const [tag, load] of BUILT_IN) {
      const { callHistory, missedCalls } = await load();
      expect(missedCalls.slice(0, callHistory.length), tag).to.equal(callHistory);
      expect(missedCalls, tag).to.include("{count}");
    }
  });
});
