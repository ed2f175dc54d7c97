import { expect } from "@open-wc/testing";
import { calendarFile } from "../../../../widget/ui/schedule/calendar-file.ts";
import { describe, it } from "../../support/mocha.ts";

const START = Date.parse("2026-01-31T23:45:00Z");
const NOW = Date.parse("2026-01-30T08:00:07.250Z");
const file = (summary: string, url = "https://www.example/chats/42") =>
  calendarFile({ uid: "s-1@chat-call", startsAtMs: START, summary, url }, NOW);

/** The lines as a calendar reads them, unfolded. */
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

describe("calendarFile()", () => {
  it("returns a calendar with one half-hour event in UTC", () => {
    expect(file("Order 42")).to.equal([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//chat-call//EN",
      "BEGIN:VEVENT",
      "UID:s-1@chat-call",
      "DTSTAMP:20260130T080007Z",
      "DTSTART:20260131T234500Z",
      "DTEND:20260201T001500Z",
      "SUMMARY:Order 42",
      "URL:https://www.example/chats/42",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"));
  });

  it("escapes a title, so that it adds no lines", () => {
    const lines = unfolded(file("a, b; c\\d\r\nATTACH:x\ny\u2028z\u0007"));
    expect(lines).to.include("SUMMARY:a\\, b\\; c\\\\d\\nATTACH:x\\ny\\nz");
    expect(lines.length).to.equal(13);
  });

  it("folds lines at 75 bytes, never within a character", () => {
    for (const title of ["x".repeat(300), "ö".repeat(200), "通話".repeat(90), "👩‍👩‍👧".repeat(30)]) {
      const text = file(title, `https://www.example/${"path/".repeat(60)}`);
      for (const line of text.split("\r\n")) {
        expect(new TextEncoder().encode(line).length).to.be.below(76);
        expect(line).not.to.contain("\ufffd");
      }
      expect(unfolded(text)).to.include(`SUMMARY:${title}`);
    }
  });
});
