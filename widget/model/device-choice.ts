/** Which devices a person has chosen, as the parts that choose, keep and use them speak of it. */
import type { Background } from "./background.ts";
import type { DeviceKind } from "./call-failure.ts";

export type ChosenKind = DeviceKind | "speaker";

/** A device as the browser names it; the label finds it again where the id has changed. */
export interface ChosenDevice {
  id: string;
  label: string;
}

/** What is not in it is left to the browser, and the background to what is there. */
export interface DeviceChoices extends Partial<Record<ChosenKind, ChosenDevice>> {
  background?: Background;
}
