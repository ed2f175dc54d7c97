import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { createPopupPlace } from "../../../widget/ui/popup/popup-place.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { FakeCall } from "./support/fake-call.ts";
import { FakeMessages } from "./support/fake-messages.ts";
import { button, find, findAll, settled, showCall } from "./support/show-call.ts";

const PHONE = { width: 320, height: 568 };
const CONTROLS = "camera screenshare pip settings";
const FINGER_PX = 44;

const boxOf = (view: Element): DOMRect => find(view, ".popup").getBoundingClientRect();
const edgeOf = (view: Element) => boxOf(view).top < 40 ? "top" : "bottom";

const seen = () => new FakeCall({ callType: "video" }).active().picture(new MediaStream());
/** Four controls above three, the last of which is Hang up, twice as wide. */
function expectTwoRows(view: Element): void {
  const boxes = findAll(view, ".controls .control").map((one) => one.getBoundingClientRect());
  expect(boxes).to.have.length(7);
  const [first, hangUp] = [boxes[0], button(view, "Hang up").getBoundingClientRect()];
  expect(boxes.filter(({ top }) => top === first.top)).to.have.length(4);
  expect(boxes.filter(({ top }) => top === hangUp.top)).to.have.length(3);
  expect(first.width).to.be.at.least(FINGER_PX);
  expect(hangUp.width).to.be.above(2 * first.width);
  expect(hangUp.right).to.equal(boxes[3].right);
}

describe("on the smallest phone", () => {
  beforeEach(() => setViewport(PHONE));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it("a call rings at the bottom, near the thumb, and continues and ends at the top", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call.incoming());
    expect(edgeOf(view)).to.equal("bottom");
    call.answered([]);
    // The window stays in place until the first sound has arrived.
    await waitUntil(() => edgeOf(view) === "top");
    call.ended("completed", { by: "ben", seconds: 5 });
    await settled();
    expect(find(view, "chat-call-ended-panel")).to.be.ok;
    expect(edgeOf(view)).to.equal("top");
  });

  it("a call that nobody answered ends at the bottom", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call.ringing());
    call.ended("no-answer");
    await settled();
    expect(edgeOf(view)).to.equal("bottom");
  });

  for (const size of ["small", "full", "shared"]) {
    it(`the controls of a ${size} stage form one row, each as wide as a finger`, async () => {
      const call = new FakeCall({ callType: "video" }).active().picture(new MediaStream());
      const { view } = await showCall(call, { controls: CONTROLS });
      if (size === "shared") {
        call.picture(new MediaStream(), new MediaStream()).other({ screenEnabled: true });
        await settled();
        expect(find(view, ".shared")).to.be.ok;
      }
      if (size === "small") {
        button(view, "Leave full screen").click();
        await settled();
      }
      boxOf(view);
      const boxes = findAll(view, ".controls .control").map((one) => one.getBoundingClientRect());
      expect(boxes).to.have.length.of.at.least(5);
      expect(new Set(boxes.map(({ top }) => top)).size).to.equal(1);
      for (const { left, right, width } of boxes) {
        expect(width).to.be.at.least(FINGER_PX);
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(PHONE.width);
      }
    });
  }

  for (const width of [320, 390, 430]) {
    it(`seven controls in full screen form two even rows (${width})`, async () => {
      await setViewport({ width, height: 700 });
      const { view } = await showCall(seen(), { controls: `${CONTROLS} add-people` });
      expectTwoRows(view);
    });
  }

  it("seven controls of a small stage form two even rows", async () => {
    const { view } = await showCall(seen(), { controls: `${CONTROLS} add-people` });
    button(view, "Leave full screen").click();
    await settled();
    expectTwoRows(view);
  });

  it("seven controls above the messages form one row", async () => {
    const call = seen();
    new FakeMessages(call).open();
    const { view } = await showCall(call, { controls: `${CONTROLS} add-people chat` });
    await waitUntil(() => findAll(view, "chat-call-messages[open]").length > 0);
    const boxes = findAll(view, ".controls .control").map((one) => one.getBoundingClientRect());
    expect(new Set(boxes.map(({ top }) => top)).size).to.equal(1);
    for (const { width } of boxes) expect(width).to.equal(boxes[0].width);
    expect(boxes[0].left).to.be.at.least(0);
    expect(boxes[6].right).to.be.at.most(PHONE.width);
  });

  it("a small button has a touch area as large as a finger", async () => {
    const { view } = await showCall(new FakeCall().incoming());
    const ignore = find(view, ".ignore");
    const { left, top, width, height } = ignore.getBoundingClientRect();
    expect(width).to.be.below(FINGER_PX);
    const root = ignore.getRootNode() as ShadowRoot;
    const reach = FINGER_PX / 2 - 1;
    const [x, y] = [left + width / 2, top + height / 2];
    expect(root.elementFromPoint(x - reach, y)).to.equal(ignore);
    expect(root.elementFromPoint(x, y + reach)).to.equal(ignore);
  });

  it("a ringing call stands at the top while a keyboard is open", async () => {
    const { view } = await showCall(new FakeCall().incoming());
    const seen = visualViewport!;
    const keyboard = new EventTarget();
    Object.assign(keyboard, { offsetLeft: 0, offsetTop: 30, width: PHONE.width, height: 300 });
    Object.defineProperty(globalThis, "visualViewport", { value: keyboard, configurable: true });
    const popup = find(view, ".popup");
    const place = createPopupPlace({ popup, position: "bottom-left", place: null });
    try {
      expect(boxOf(view).top).to.be.within(30, 30 + 20);
    } finally {
      place.close();
      Object.defineProperty(globalThis, "visualViewport", { value: seen, configurable: true });
    }
    expect(edgeOf(view)).to.equal("bottom");
  });
});
