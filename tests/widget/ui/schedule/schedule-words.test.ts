import { expect } from "@open-wc/testing";
import { BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import {
  BUILT_IN_SCHEDULE,
  scheduleWordsOf,
} from "../../../../widget/ui/locales/schedule-catalog.ts";
import { englishSchedule } from "../../../../widget/ui/locales/schedule/en.ts";
import { describe, it } from "../../support/mocha.ts";

const textsOf = (words: object, place = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === "string" ? [[`${place}${key}`, word]] : textsOf(word, `${place}${key}.`)
  );
const blanksOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("the texts of scheduled calls", () => {
  it("exist in every language", () => {
    expect([...BUILT_IN_SCHEDULE.keys()]).to.have.members([...BUILT_IN.keys()]);
  });

  for (const [name, load] of BUILT_IN_SCHEDULE) {
    it(`are complete in ${name}, blanks included, and translated but for one at most`, async () => {
      const words = new Map(textsOf(await load()));
      const english = textsOf(englishSchedule);
      expect([...words.keys()]).to.have.members(english.map(([place]) => place));
      for (const [place, text] of english) {
        expect(blanksOf(words.get(place)!), place).to.deep.equal(blanksOf(text));
        expect(words.get(place), place).not.to.match(/\.\.\.|'| {2}|^\s|\s$/);
      }
      // Dutch says "Later" as English does.
      expect(english.filter(([place, text]) => words.get(place) === text).length).to.be.below(2);
    });
  }

  it("can be replaced by the page's own", async () => {
    const over = <Base extends object>(base: Base): Base => ({
      ...base,
      schedule: { ...englishSchedule, start: "Ring the shop" },
    });
    expect((await scheduleWordsOf({ lang: "en", over })).start).to.equal("Ring the shop");
    expect((await scheduleWordsOf({ lang: "xx" })).start).to.equal("Start call");
  });
});
