/** Which presses reach buttons that have just moved, and which were meant for other buttons. */
import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { FakeCall } from "../support/fake-call.ts";
import { click, pointer, press } from "../support/press.ts";
import { button, settled, showCall, type ShownCall } from "../support/show-call.ts";

const UNSEEN_MS = 400;

interface Moved extends ShownCall {
  hangUp: HTMLButtonElement;
  /** The last moment that is surely too early, and the first that surely is not. */
  early: number;
  late: number;
}

/** A voice call that gets its first video; `before` runs before that. */
async function moved(before: (shown: ShownCall) => void = () => {}): Promise<Moved> {
  const call = new FakeCall().active();
  const shown = await showCall(call);
  before(shown);
  const earliest = performance.now();
  call.other({ videoEnabled: true }).picture(new MediaStream());
  await settled();
  return {
    ...shown,
    hangUp: button(shown.view, "Hang up"),
    early: earliest + UNSEEN_MS - 1,
    late: performance.now() + UNSEEN_MS,
  };
}

const HUNG_UP = [{ type: "hang-up" }];

describe("SteadyPress", () => {
  it("SteadyPress blocks a mouse that has rested since the buttons moved", async () => {
    const { hangUp, requests, early, late } = await moved(({ view }) =>
      pointer(view, "pointermove", "mouse")
    );
    press(hangUp, "mouse", early);
    expect(requests).to.deep.equal([]);
    press(hangUp, "mouse", late);
    expect(requests).to.deep.equal(HUNG_UP);
  });

  it("SteadyPress lets a mouse through that has moved to the button", async () => {
    const { hangUp, requests } = await moved();
    pointer(hangUp, "pointermove", "mouse");
    press(hangUp, "mouse");
    expect(requests).to.deep.equal(HUNG_UP);
  });

  it("SteadyPress blocks a touch until its user can have seen the move", async () => {
    const { hangUp, requests, early, late } = await moved();
    press(hangUp, "touch", early);
    expect(requests).to.deep.equal([]);
    press(hangUp, "touch", late);
    expect(requests).to.deep.equal(HUNG_UP);
  });

  it("SteadyPress blocks a press that began before the buttons moved", async () => {
    const { hangUp, requests } = await moved(({ view }) =>
      pointer(button(view, "Mute"), "pointerdown", "touch")
    );
    click(hangUp, 1);
    expect(requests).to.deep.equal([]);
  });

  it("SteadyPress lets keys and scripts through at once", async () => {
    const { hangUp, requests } = await moved();
    click(hangUp, 0);
    hangUp.click();
    expect(requests).to.deep.equal([...HUNG_UP, ...HUNG_UP]);
  });

  it("SteadyPress blocks nothing where nothing has moved", async () => {
    const { view, requests } = await showCall(new FakeCall({ callType: "video" }).active());
    press(button(view, "Hang up"), "touch");
    expect(requests).to.deep.equal(HUNG_UP);
  });
});
