import { expect } from "@open-wc/testing";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup } from "../support/fake-group.ts";
import { find, findAll, showCall, showGroup } from "../support/show-call.ts";

type Shown = Awaited<ReturnType<typeof showCall>>["view"];
/** What is said of each connection, in the order of the people. */
const qualities = (view: Shown) =>
  findAll(view, "chat-call-signal").map((bars) =>
    bars.shadowRoot?.querySelector("[role=img]")?.getAttribute("aria-label") ?? ""
  );
const says = (view: Shown, ...words: string[]) =>
  waitUntil(() => qualities(view).join() === words.join(), words.join());
const told = (view: Shown) =>
  [...view.shadowRoot!.querySelectorAll("[role=status], [role=alert]")]
    .map(({ textContent }) => textContent);
/** Where everything stands that could give way. */
const places = (view: Shown) =>
  [".name", ".heading, .quiet", "chat-call-timer", ".badge", "[part~=controls]"].map((selector) =>
    JSON.stringify(find(view, selector).getBoundingClientRect())
  );

describe("how good the connection to somebody is", () => {
  for (const callType of ["voice", "video"] as const) {
    it(`stands beside them in a ${callType} call, in words, and moves nothing as it comes`, async () => {
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
      expect(told(view), "told of a good one").to.deep.equal(news);
      call.measured("ben", "poor");
      await says(view, "Weak connection");
    });
  }

  it("fills as many bars as it is good", async () => {
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

  it("is not told while there is no telling", async () => {
    const call = new FakeCall({ callType: "video" }).active().measured("ben", "excellent");
    const { view } = await showCall(call);
    await says(view, "Excellent connection");
    call.reconnecting();
    await says(view, "");
  });

  it("rises in the direction of what is read", async () => {
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
    it(`is told of each of several in a ${callType} call, but not of whom it still rings`, async () => {
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
