import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { blocksOf, timeOf } from "../../../../widget/ui/messages/message-blocks.ts";
import { partsOf } from "../../../../widget/ui/messages/message-text.ts";

const linksIn = (text: string) => partsOf(text).flatMap(({ text, href }) => href ? [text] : []);

describe("the text of a message", () => {
  it("has links for addresses, without the surrounding punctuation and brackets", () => {
    const links: Record<string, string[]> = {
      "see https://a.example/x.": ["https://a.example/x"],
      "(https://a.example/x)": ["https://a.example/x"],
      "https://a.example/wiki/Call_(law), and so on": ["https://a.example/wiki/Call_(law)"],
      "HTTP://A.example and https://b.example/?q=1&r=2#z!": [
        "HTTP://A.example",
        "https://b.example/?q=1&r=2#z",
      ],
      "هنا https://a.example/سلام؟ نعم": ["https://a.example/سلام"],
    };
    for (const [text, found] of Object.entries(links)) {
      expect(linksIn(text), text).to.deep.equal(found);
    }
  });

  it("has no links for anything but http and https addresses", () => {
    const none = "javascript:alert(1) data:text/html,x ftp://a.example www.a.example " +
      "xhttps://a.example https:// file:///etc vbscript:x mailto:a@b.example";
    expect(linksIn(none)).to.deep.equal([]);
  });

  it("is parsed quickly, whatever somebody has written", () => {
    const from = performance.now();
    for (const end of [")", ").", "]})"]) {
      const text = `https://a.example/${end.repeat(2_000 / end.length)}`;
      // Each render parses the whole list of messages.
      for (let drawn = 0; drawn < 100; drawn++) {
        expect(linksIn(text)).to.deep.equal(["https://a.example/"]);
      }
    }
    expect(performance.now() - from).to.be.below(1_000);
  });

  it("is kept whole when split into parts", () => {
    for (
      const text of [
        "a\n\n b",
        "https://a.example",
        " https://a.example. https://b.example ",
        "<b>",
      ]
    ) {
      expect(partsOf(text).map((part) => part.text).join("")).to.equal(text);
    }
  });
});

describe("blocks of messages", () => {
  const at = (index: number, userId: string, minutes: number) => ({
    messageId: `${index}`,
    index,
    userId,
    text: "",
    sentAt: new Date(Date.UTC(2026, 2, 2, 12, minutes)).toISOString(),
  });

  it("contain one person's messages with pauses of less than five minutes", () => {
    const blocks = blocksOf([
      at(1, "ben", 0),
      at(2, "ben", 4),
      at(3, "ann", 5),
      at(4, "ben", 5),
      at(5, "ben", 11),
    ]);
    expect(blocks.map(({ messages }) => messages.map(({ index }) => index)))
      .to.deep.equal([[1, 2], [3], [4], [5]]);
    expect(blocks.some(({ isNewDay }) => isNewDay)).to.equal(false);
  });

  it("start over on another day, whose times include the date", () => {
    const [, second] = blocksOf([at(1, "ben", 0), at(2, "ben", 24 * 60)]);
    expect(second.isNewDay).to.equal(true);
    const noon = Date.parse("2026-03-02T12:00:00");
    expect(timeOf(noon, noon, "en")).to.match(/^12:00\sPM$/);
    expect(timeOf(noon, noon + 86_400_000, "en")).to.match(/^Mar 2, 2026, 12:00\sPM$/);
  });
});
