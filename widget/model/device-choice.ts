/**
 * The devices a person has chosen: the types shared by the parts that choose, store and use them.
 */
import type { Background } from "./background.ts";
import type { DeviceKind } from "./call-failure.ts";

export type ChosenKind = DeviceKind | "speaker";

/** A device as the browser names it; the label finds it again where the id has changed. */
export interface ChosenDevice {
  id: string;
  label: string;
}

/** A missing kind is left to the browser. */
export interface DeviceChoices extends Partial<Record<ChosenKind, ChosenDevice>> {
  background?: Background;
}
