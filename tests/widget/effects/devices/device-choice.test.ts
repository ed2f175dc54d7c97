import { expect } from "@open-wc/testing";
import {
  findChosen,
  followChoices,
  leaveBackground,
  readChoices,
  saveChoices,
} from "../../../../widget/effects/devices/device-choice.ts";
import { followDevices } from "../../../../widget/effects/devices/device-return.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";

const device = (deviceId: string, label: string, kind: MediaDeviceKind = "audioinput") =>
  ({ deviceId, label, kind }) as MediaDeviceInfo;
const HEADSET = { id: "h1", label: "Headset" };

/** The connected devices, as the browser reports them. */
function plugs(...present: MediaDeviceInfo[]) {
  let list = present;
  const media = new EventTarget();
  return Object.assign(media, {
    enumerateDevices: () => Promise.resolve(list),
    plug(...next: MediaDeviceInfo[]) {
      list = next;
      media.dispatchEvent(new Event("devicechange"));
    },
  });
}

describe("the chosen devices", () => {
  afterEach(() => saveChoices({}));

  it("saveChoices() stores them for the next page and calls the followers", () => {
    let told = 0;
    const unfollow = followChoices(() => told++);
    saveChoices({ microphone: HEADSET });
    unfollow();
    saveChoices({ microphone: HEADSET });
    expect(told).to.equal(1);
    expect(readChoices()).to.deep.equal({ microphone: HEADSET });
    expect(JSON.parse(localStorage.getItem("chat-call.devices")!))
      .to.deep.equal({ microphone: HEADSET });
  });

  it("saveChoices() applies to this page if the browser stores nothing", () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
    try {
      saveChoices({ camera: HEADSET });
    } finally {
      Storage.prototype.setItem = setItem;
    }
    expect(readChoices()).to.deep.equal({ camera: HEADSET });
  });

  it("readChoices() returns what another tab has chosen, and followers are called", () => {
    let told = 0;
    const unfollow = followChoices(() => told++);
    saveChoices({ microphone: HEADSET });
    // Another tab runs its own copy of the script.
    localStorage.setItem("chat-call.devices", JSON.stringify({ background: "blur" }));
    for (const key of ["chat-call.devices", "another"]) {
      dispatchEvent(new StorageEvent("storage", { key }));
    }
    unfollow();
    dispatchEvent(new StorageEvent("storage", { key: "chat-call.devices" }));
    expect(readChoices()).to.deep.equal({ background: "blur" });
    expect(told).to.equal(2);
  });

  it("leaveBackground() applies to this page only, and survives the choice of a device", () => {
    const kept = () => JSON.parse(localStorage.getItem("chat-call.devices")!);
    saveChoices({ background: "blur" });
    leaveBackground();
    expect(readChoices()).to.deep.equal({});
    saveChoices({ microphone: HEADSET });
    expect(readChoices()).to.deep.equal({ microphone: HEADSET });
    expect(kept()).to.deep.equal({ microphone: HEADSET, background: "blur" });
    saveChoices({ background: "dusk" });
    expect(readChoices()).to.deep.equal({ background: "dusk" });
    saveChoices({});
    expect(kept()).to.deep.equal({});
  });

  it("findChosen() matches the id, then the label, else returns null", () => {
    const list = [device("x", "Headset"), device("h1", "Another name")];
    expect(findChosen(HEADSET, list)).to.equal(list[1]);
    expect(findChosen({ id: "old", label: "Headset" }, list)).to.equal(list[0]);
    expect(findChosen({ id: "old", label: "" }, [device("y", "")])).to.equal(null);
    expect(findChosen(undefined, list)).to.equal(null);
  });

  it("followDevices() reports a chosen device that is back, not one that goes", async () => {
    saveChoices({ microphone: HEADSET });
    const media = plugs(device("h1", "Headset"), device("b", "Built-in"));
    const leave = followDevices(media as unknown as MediaDevices);
    await media.enumerateDevices();
    let told = 0;
    const back = new Promise<void>((resolve) => {
      const unfollow = followChoices(() => {
        told++;
        unfollow();
        resolve();
      });
    });
    media.plug(device("b", "Built-in"));
    await media.enumerateDevices();
    expect(told).to.equal(0);
    // In another socket it may have another id.
    media.plug(device("b", "Built-in"), device("h2", "Headset"));
    await back;
    leave();
    expect(readChoices().microphone).to.deep.equal({ id: "h2", label: "Headset" });
  });
});
