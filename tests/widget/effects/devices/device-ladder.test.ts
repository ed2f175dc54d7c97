import { expect } from "@open-wc/testing";
import { BACKGROUND_ERROR } from "../../../../widget/model/background.ts";
import { descend, type Opened } from "../../../../widget/effects/devices/device-ladder.ts";
import type { DeviceKind } from "../../../../widget/model/call-failure.ts";

type States = Partial<Record<DeviceKind, PermissionState | null>>;

const BOTH = ["microphone", "camera"] as const;
const error = (name: string, message = "") => new DOMException(message, name);
/** Stands for a track: only its identity matters. */
const trackOf = (device: DeviceKind) => ({ kind: device }) as unknown as MediaStreamTrack;

/** Descends after the error; `asked` are the devices that were then asked for alone. */
async function descendFrom(
  cause: unknown,
  states: States,
  wanted: readonly DeviceKind[] = BOTH,
  openAlone = (device: DeviceKind): Opened => ({
    tracks: { [device]: trackOf(device) },
    failures: [],
  }),
) {
  const asked: DeviceKind[] = [];
  const permission = (device: DeviceKind) => {
    const state = states[device] ?? null;
    return Promise.resolve(state && { state });
  };
  const opened = await descend(permission, wanted, cause, (device) => {
    asked.push(device);
    return Promise.resolve(openAlone(device));
  });
  return { asked, ...opened };
}

describe("descend()", () => {
  it("opens each device alone when the two together fail, and keeps what could be opened", async () => {
    const failure = { kind: "device", device: "camera", type: "in-use" } as const;
    const { asked, tracks, failures } = await descendFrom(
      error("NotReadableError"),
      { microphone: "prompt", camera: "prompt" },
      BOTH,
      (device) =>
        device === "camera"
          ? { tracks: {}, failures: [failure] }
          : { tracks: { microphone: trackOf("microphone") }, failures: [] },
    );
    expect(asked).to.deep.equal(["microphone", "camera"]);
    expect(tracks).to.deep.equal({ microphone: trackOf("microphone") });
    expect(failures).to.deep.equal([failure]);
  });

  it("does not ask for a single device again, and names its failure", async () => {
    const { asked, tracks, failures } = await descendFrom(
      error("NotFoundError"),
      { camera: "granted" },
      ["camera"],
    );
    expect(asked).to.deep.equal([]);
    expect(tracks).to.deep.equal({});
    expect(failures).to.deep.equal([{ kind: "device", device: "camera", type: "not-found" }]);
  });

  it("asks nobody again who has just refused both", async () => {
    for (const state of ["denied", "prompt"] as const) {
      const { asked, failures } = await descendFrom(
        error("NotAllowedError"),
        { microphone: state, camera: state },
      );
      expect(asked, state).to.deep.equal([]);
      expect(failures.map(({ device, type }) => [device, type])).to.deep.equal([
        ["microphone", "permissions"],
        ["camera", "permissions"],
      ]);
    }
  });

  it("asks for the device that is not denied, about which the person was never asked", async () => {
    for (
      const [microphone, camera, expected] of [
        ["prompt", "denied", "microphone"],
        ["granted", "denied", "microphone"],
        ["denied", "prompt", "camera"],
        ["granted", "prompt", "microphone"],
      ] as const
    ) {
      const { asked, tracks } = await descendFrom(error("NotAllowedError"), { microphone, camera });
      expect(asked, `${microphone}, ${camera}`).to.deep.equal([expected]);
      expect(Object.keys(tracks)).to.deep.equal([expected]);
    }
  });

  it("asks for each alone if the browser tells nothing of permissions", async () => {
    const { asked } = await descendFrom(error("NotAllowedError"), {});
    expect(asked).to.deep.equal(["microphone", "camera"]);
  });

  it("names who has refused each device, by its own permission", async () => {
    const { failures } = await descendFrom(
      error("NotAllowedError"),
      { microphone: "granted", camera: "denied" },
      BOTH,
      (device) => ({ tracks: {}, failures: [{ kind: "device", device, type: "in-use" }] }),
    );
    expect(failures).to.deep.equal([
      { kind: "device", device: "microphone", type: "in-use" },
      { kind: "device", device: "camera", type: "permissions" },
    ]);
    const dismissed = await descendFrom(
      error("NotAllowedError", "Permission dismissed"),
      { camera: "prompt" },
      ["camera"],
    );
    expect(dismissed.failures.map(({ by }) => by)).to.deep.equal(["dismissed"]);
  });

  it("names the background as the cause where it could not be applied, and nothing else", async () => {
    for (const [name, by] of [[BACKGROUND_ERROR, "background"], ["AbortError", undefined]]) {
      const { failures } = await descendFrom(error(name!), { camera: "granted" }, ["camera"]);
      expect(failures.map((failure) => failure.by)).to.deep.equal([by]);
    }
  });
});
