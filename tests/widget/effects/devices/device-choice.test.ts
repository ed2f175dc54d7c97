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

/** What is plugged in, as the browser tells it. */
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

  it("saveChoices() keeps them for the next page and tells of them", () => {
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

  it("saveChoices() holds for this page where the browser keeps nothing", () => {
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

  it("readChoices() gives what was chosen in another tab, and who follows is told of it", () => {
    let told = 0;
    const unfollow = followChoices(() => told++);
    saveChoices({ microphone: HEADSET });
    // Another tab has a copy of the script of its own.
    localStorage.setItem("chat-call.devices", JSON.stringify({ background: "blur" }));
    for (const key of ["chat-call.devices", "another"]) {
      dispatchEvent(new StorageEvent("storage", { key }));
    }
    unfollow();
    dispatchEvent(new StorageEvent("storage", { key: "chat-call.devices" }));
    expect(readChoices()).to.deep.equal({ background: "blur" });
    expect(told).to.equal(2);
  });

  it("leaveBackground() is for this page, whatever device is chosen then", () => {
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

  it("findChosen() goes by the id, then by the label, else finds none", () => {
    const list = [device("x", "Headset"), device("h1", "Another name")];
    expect(findChosen(HEADSET, list)).to.equal(list[1]);
    expect(findChosen({ id: "old", label: "Headset" }, list)).to.equal(list[0]);
    expect(findChosen({ id: "old", label: "" }, [device("y", "")])).to.equal(null);
    expect(findChosen(undefined, list)).to.equal(null);
  });

  it("followDevices() tells when a chosen device is back, not when it goes", async () => {
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
    // Plugged into another socket it may have another id.
    media.plug(device("b", "Built-in"), device("h2", "Headset"));
    await back;
    leave();
    expect(readChoices().microphone).to.deep.equal({ id: "h2", label: "Headset" });
  });
});
