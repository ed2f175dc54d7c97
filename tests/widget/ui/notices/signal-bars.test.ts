import { expect } from "@open-wc/testing";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup } from "../support/fake-group.ts";
import { find, findAll, showCall, showGroup } from "../support/show-call.ts";

type Shown = Awaited<ReturnType<typeof showCall>>["view"];
/** The label of each connection, in the order of the people. */
const qualities = (view: Shown) =>
  findAll(view, "chat-call-signal").map((bars) =>
    bars.shadowRoot?.querySelector("[role=img]")?.getAttribute("aria-label") ?? ""
  );
const says = (view: Shown, ...words: string[]) =>
  waitUntil(() => qualities(view).join() === words.join(), words.join());
const told = (view: Shown) =>
  [...view.shadowRoot!.querySelectorAll("[role=status], [role=alert]")]
    .map(({ textContent }) => textContent);
/** The boxes of everything that could move. */
const places = (view: Shown) =>
  [".name", ".heading, .quiet", "chat-call-timer", ".badge", "[part~=controls]"].map((selector) =>
    JSON.stringify(find(view, selector).getBoundingClientRect())
  );

describe("the connection quality of a person", () => {
  for (const callType of ["voice", "video"] as const) {
    it(`appears beside them in a ${callType} call with a label, and moves nothing`, async () => {
      const call = new FakeCall({ callType, elapsedSeconds: 135 }).active().other({ muted: true });
      const { view } = await showCall(call);
      await says(view, "");
      const before = places(view);
      const news = told(view);
      call.measured("ben", "excellent");
      await says(view, "Excellent connection");
      expect(places(view)).to.deep.equal(before);
      const { width, height } = find(view, "[part~=quality]").getBoundingClientRect();
      expect([width, height]).to.deep.equal([15, 12]);
      await expect(view).to.be.accessible();
      call.measured("ben", "good");
      await says(view, "Good connection");
      expect(told(view), "announced a good one").to.deep.equal(news);
      call.measured("ben", "poor");
      await says(view, "Weak connection");
    });
  }

  it("fills more bars for a better connection", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    for (
      const [level, full] of [["excellent", 4], ["good", 3], ["poor", 2], ["lost", 1]] as const
    ) {
      call.measured("ben", level);
      await waitUntil(
        () => findAll(view, "[role=img] rect:not(.empty)").length === full,
        level,
      );
    }
  });

  it("is not shown while the call reconnects", async () => {
    const call = new FakeCall({ callType: "video" }).active().measured("ben", "excellent");
    const { view } = await showCall(call);
    await says(view, "Excellent connection");
    call.reconnecting();
    await says(view, "");
  });

  it("has bars that rise in reading direction", async () => {
    for (const dir of ["ltr", "rtl"] as const) {
      const call = new FakeCall().active().measured("ben", "good");
      const { view } = await showCall(call, { dir });
      await says(view, "Good connection");
      const [lowest, , , highest] = findAll(view, "[role=img] > rect")
        .map((bar) => bar.getBoundingClientRect());
      expect(lowest.left < highest.left, dir).to.equal(dir === "ltr");
      expect(lowest.height).to.be.below(highest.height);
    }
  });

  for (const callType of ["voice", "video"] as const) {
    it(`is shown for each person of a ${callType} group call who has answered`, async () => {
      const call = new FakeGroup(3, { callType }).ringsAll().answer("ben", "mira")
        .measured("mira", "poor");
      const { view } = await showGroup(call);
      await says(view, "", "Weak connection");
      call.measured("ben", "excellent");
      await says(view, "Excellent connection", "Weak connection");
      await expect(view).to.be.accessible();
    });
  }
});
