import { expect } from "@open-wc/testing";
import {
  momentName,
  momentOf,
  nextHalfHour,
  timeProblem,
  wallTimeOf,
  zoneName,
} from "../../../../widget/ui/schedule/schedule-times.ts";
import { describe, it } from "../../support/mocha.ts";

const at = (day: number, hours: number, minutes = 0, seconds = 0) =>
  new Date(2026, 0, day, hours, minutes, seconds).getTime();
const DAY_MS = 86_400_000;

describe("the time of a scheduled call", () => {
  const offers: [now: number, then: number][] = [
    [at(31, 14, 5), at(31, 14, 30)],
    [at(31, 14, 20), at(31, 14, 30)],
    [at(31, 14, 20, 1), at(31, 15, 0)],
    [at(31, 14, 50), at(31, 15, 0)],
    [at(31, 14, 51), at(31, 15, 30)],
    // Across midnight and the end of a month.
    [at(31, 23, 55), at(32, 0, 30)],
  ];
  for (const [now, then] of offers) {
    it(`defaults to the next half hour at least ten minutes away: ${new Date(now)}`, () => {
      expect(new Date(nextHalfHour(now))).to.deep.equal(new Date(then));
    });
  }

  it("converts to form fields and back", () => {
    const fields = wallTimeOf(at(5, 9, 30));
    expect(fields).to.deep.equal({ day: "2026-01-05", time: "09:30" });
    expect(momentOf(fields)).to.equal(at(5, 9, 30));
    expect(momentOf({ day: "", time: "09:30" })).to.equal(null);
    expect(momentOf({ day: "2026-01-05", time: "" })).to.equal(null);
  });

  it("has to be in the future and within a year", () => {
    const now = at(5, 9);
    expect(timeProblem(null, now)).to.equal("noTime");
    expect(timeProblem(now, now)).to.equal("past");
    expect(timeProblem(now + 60_000, now)).to.equal(null);
    expect(timeProblem(now + 364 * DAY_MS, now)).to.equal(null);
    expect(timeProblem(now + 366 * DAY_MS, now)).to.equal("tooFar");
  });

  it("is written in the language's format for days and times", () => {
    const now = at(5, 23);
    const plain = (ms: number, lang: string) => momentName(ms, now, lang).replace(/\s/g, " ");
    expect(plain(at(5, 23, 30), "en-GB")).to.match(/^today( at)?,? 23:30$/);
    expect(plain(at(6, 0, 30), "en-GB")).to.match(/^tomorrow( at)?,? 00:30$/);
    expect(plain(at(6, 15), "en-US")).to.match(/^tomorrow( at)?,? 3:00 PM$/);
    expect(plain(at(6, 15), "de")).to.match(/^morgen,? (um )?15:00$/);
    expect(plain(at(7, 15), "en-GB")).to.match(/^Wed,? 7 Jan,? (at )?15:00$/);
    expect(plain(new Date(2027, 2, 1, 15).getTime(), "en-GB")).to.contain("2027");
    expect(plain(at(6, 15), "ar")).to.contain("غدًا");
  });

  it("has a time zone with a name", () => {
    expect(zoneName(at(5, 9), "en").length).to.be.above(2);
  });
});
