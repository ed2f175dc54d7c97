/** The people of the gallery, and the calls that its scenes start from. */
import type { DeviceErrorType } from "../../widget/model/call-failure.ts";
import { FakeCall, type FakeCallOptions } from "../widget/ui/support/fake-call.ts";
import { drawnPerson, drawnPicture } from "./drawn-media.ts";

export const LONG = {
  id: "long",
  name: "Dr. Maximiliane-Alexandra Freifrau von Hohenstein-Waldburg zu Oberkirch",
};
export const MIRA = { id: "mira", name: "Mira Lindqvist", picture: drawnPicture(24) };
export const NOOR = { id: "noor", name: "نور الهاشمي" };
export const TALK = (id: string) => id === "ann" ? 0.35 : 0.55;

export const video = (options: FakeCallOptions = {}): FakeCall =>
  new FakeCall({
    callType: "video",
    other: MIRA,
    level: TALK,
    elapsedSeconds: 135,
    stream: drawnPerson(200, 640, 360),
    ...options,
  });
export const voice = (options: FakeCallOptions = {}): FakeCall =>
  new FakeCall({ level: TALK, elapsedSeconds: 135, ...options });

export const remote = () => drawnPerson(24, 1280, 720);
export const upright = () => drawnPerson(24, 720, 1280);
export const device = (type: DeviceErrorType, which: "microphone" | "camera" = "microphone") => ({
  kind: "device" as const,
  device: which,
  type,
});
