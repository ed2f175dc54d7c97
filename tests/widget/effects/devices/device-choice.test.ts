import { expect } from "@open-wc/testing";
import {
  findChosen,
  followChoices,
  leaveBackground,
  readChoices,
  saveChoices,
  setCallCamera,
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

  for (const refusal of ["stores nothing", "keeps the page from its storage"]) {
    it(`what is chosen applies to this page if the browser ${refusal}`, () => {
      const { setItem } = Storage.prototype;
      const { localStorage, sessionStorage } = window;
      const refuse = () => {
        throw new DOMException("no", "SecurityError");
      };
      if (refusal === "stores nothing") Storage.prototype.setItem = refuse;
      else withStorage({ get: refuse }, { get: refuse });
      try {
        saveChoices({ camera: HEADSET });
        expect(readChoices()).to.deep.equal({ camera: HEADSET });
        setCallCamera("back");
        expect(readChoices().camera?.id).to.equal("back");
        setCallCamera(null);
        expect(readChoices()).to.deep.equal({ camera: HEADSET });
      } finally {
        Storage.prototype.setItem = setItem;
        withStorage({ value: localStorage }, { value: sessionStorage });
      }
    });
  }

  function withStorage(localStorage: PropertyDescriptor, sessionStorage: PropertyDescriptor): void {
    Object.defineProperty(window, "localStorage", { ...localStorage, configurable: true });
    Object.defineProperty(window, "sessionStorage", { ...sessionStorage, configurable: true });
  }

  it("readChoices() returns what another tab has chosen, and followers are called", () => {
    let told = 0;
    const unfollow = followChoices(() => told++);
    saveChoices({ microphone: HEADSET });
    // Another tab runs its own copy of the script.
    localStorage.setItem("chat-call.devices", JSON.stringify({ background: "blur" }));
    dispatchEvent(new StorageEvent("storage", { key: "another" }));
    expect(told).to.equal(1);
    dispatchEvent(new StorageEvent("storage", { key: "chat-call.devices" }));
    expect(told).to.equal(2);
    unfollow();
    dispatchEvent(new StorageEvent("storage", { key: "chat-call.devices" }));
    expect(told).to.equal(2);
    expect(readChoices()).to.deep.equal({ background: "blur" });
  });

  it("leaveBackground() applies to this page only, and survives the choice of a device", () => {
    const kept = () => JSON.parse(localStorage.getItem("chat-call.devices")!);
    saveChoices({ background: "blur" });
    let told = 0;
    const unfollow = followChoices(() => told++);
    leaveBackground();
    unfollow();
    expect(told).to.equal(1);
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

  for (
    const [chosen, kind] of [
      ["microphone", "audioinput"],
      ["camera", "videoinput"],
      ["speaker", "audiooutput"],
    ] as const
  ) {
    it(`followDevices() reports a chosen ${chosen} that is back, not one that goes`, async () => {
      const builtIn = [device("b", "Built-in", kind)];
      saveChoices({ [chosen]: HEADSET });
      const media = plugs(device(HEADSET.id, HEADSET.label, kind), ...builtIn);
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
      media.plug(...builtIn);
      await media.enumerateDevices();
      expect(told).to.equal(0);
      // In another socket it may have another id.
      media.plug(...builtIn, device("h2", HEADSET.label, kind));
      await back;
      leave();
      expect(readChoices()[chosen]).to.deep.equal({ id: "h2", label: HEADSET.label });
    });
  }
});
