import { expect } from "@open-wc/testing";
import { leaveTicket, takeTicket } from "../../../../widget/effects/signaling/resume-ticket.ts";

const SERVER = "https://calls.example/";
const ticket = {
  userId: "ann",
  chatId: null,
  sessionId: "call-1",
  config: null,
  token: "secret",
  key: "key",
};

const WRONG = `{"userId":"ann","sessionId":1,"token":"x","key":"k","leftAt":${Date.now()}}`;

describe("takeTicket()", () => {
  afterEach(() => sessionStorage.clear());

  it("returns what the last page left, once, and only for its server", () => {
    leaveTicket(SERVER, ticket);
    expect(takeTicket("https://other.example/")).to.equal(null);
    expect(takeTicket(SERVER)).to.deep.equal(ticket);
    expect(takeTicket(SERVER)).to.equal(null);
    expect(sessionStorage).to.have.lengthOf(0);
  });

  it("takes no ticket that is older than a seat can be: another person may use the page by now", () => {
    const { now } = Date;
    leaveTicket(SERVER, ticket);
    Date.now = () => now() + 301_000;
    try {
      expect(takeTicket(SERVER)).to.equal(null);
    } finally {
      Date.now = now;
    }
  });

  it("ignores invalid stored values", () => {
    for (
      const text of ["{", "1", "null", "{}", WRONG]
    ) {
      sessionStorage.setItem(`chat-call:resume:${SERVER}`, text);
      expect(takeTicket(SERVER)).to.equal(null);
    }
  });
});
