/** The devices a person has chosen: types for the parts that choose, store and use them. */
import type { Background } from "./background.ts";
import type { DeviceKind } from "./call-failure.ts";

export type ChosenKind = DeviceKind | "speaker";

/** A device as the browser names it; the label finds it again where the id has changed. */
export interface ChosenDevice {
  id: string;
  label: string;
}

/** A missing device is left to the browser; without a background the room is shown. */
export interface DeviceChoices extends Partial<Record<ChosenKind, ChosenDevice>> {
  background?: Background;
}
