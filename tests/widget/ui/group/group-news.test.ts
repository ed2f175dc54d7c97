import { expect } from "@open-wc/testing";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeGroup } from "../support/fake-group.ts";
import { findAll, showCall, spoken } from "../support/show-call.ts";

/** The window of this call, and every announcement about people who come and go. */
async function listenTo(call: FakeGroup) {
  const { view } = await showCall(call);
  const regionOf = () =>
    findAll(view, "chat-call-group-news")[0]?.shadowRoot?.querySelector("[role=status]");
  await waitUntil(regionOf);
  const region = regionOf()!;
  const told: string[] = [];
  new MutationObserver(() => told.push(region.textContent!))
    .observe(region, { characterData: true, childList: true, subtree: true });
  const hears = (...sentences: string[]) =>
    waitUntil(() => told.join("|") === sentences.join("|"), sentences.join("|"));
  return { view, told, hears };
}

describe("the announcements of a group call", () => {
  it("name each person who joins, leaves and joins again", async () => {
    const call = new FakeGroup(3).ringsAll().answer("ben");
    const { hears } = await listenTo(call);
    const begun = "Connected with Ben Okafor, Ringing Mira Lindqvist and Noor Haddad";
    await hears(begun);
    call.answer("mira");
    await hears(begun, "Mira Lindqvist joined");
    call.leaves("mira");
    await hears(begun, "Mira Lindqvist joined", "Mira Lindqvist left");
    call.answer("mira");
    await hears(
      begun,
      "Mira Lindqvist joined",
      "Mira Lindqvist left",
      "Mira Lindqvist joined",
    );
  });

  it("combine simultaneous changes into one sentence, with a count for many people", async () => {
    const call = new FakeGroup(5).ringsAll();
    const { told, hears } = await listenTo(call);
    call.answer("ben");
    await hears("Connected with Ben Okafor, Ringing Mira Lindqvist and 3 others");
    call.answer("mira").answer("jun").answer("lea").refuses("noor", "busy");
    await waitUntil(() => told.length === 2);
    expect(told[1]).to.equal("Mira Lindqvist and 2 others joined, Noor Haddad: Busy");
  });

  it("name the people who decline, even before anybody has answered", async () => {
    const call = new FakeGroup(3).ringsAll();
    const { hears } = await listenTo(call);
    call.refuses("mira", "declined").refuses("noor", "declined");
    await hears("Mira Lindqvist and Noor Haddad: Declined");
  });

  it("leave out a person who left and came right back, and connection trouble", async () => {
    const call = new FakeGroup(3).talking();
    const { told, hears } = await listenTo(call);
    await hears("Connected with Ben Okafor and 2 others");
    call.leaves("ben").answer("ben").send({ type: "link.interrupted", userId: "noor" })
      .goesAway("noor");
    call.leaves("mira");
    await waitUntil(() => told.length === 2);
    expect(told[1]).to.equal("Mira Lindqvist left");
  });

  it("leave the ringing to the window, but report the connected people themselves", async () => {
    const call = new FakeGroup(2).ringsAll();
    const { view, told, hears } = await listenTo(call);
    expect(spoken(view)).to.equal("Ringing Ben Okafor and Mira Lindqvist");
    expect(told).to.deep.equal([]);
    call.answer("ben", "mira");
    await waitUntil(() => spoken(view) === "");
    await hears("Connected with Ben Okafor and Mira Lindqvist");
  });

  it("are cleared when the call ends", async () => {
    const call = new FakeGroup(2).ringsAll();
    const { hears } = await listenTo(call);
    call.answer("ben", "mira");
    const begun = "Connected with Ben Okafor and Mira Lindqvist";
    await hears(begun);
    call.ended("completed", { by: "ben" });
    await hears(begun, "");
  });
});
