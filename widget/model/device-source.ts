/** The choice of devices and its preview, as the views that offer it see it. Plain types. */
import type { BackgroundSource } from "./background-source.ts";
import type { DeviceFailure } from "./call-failure.ts";
import type { ChosenDevice, ChosenKind } from "./device-choice.ts";

export interface DeviceSource {
  readonly stream: MediaStream | null;
  readonly failures: readonly DeviceFailure[];
  readonly canChooseSpeaker: boolean;
  readonly background: BackgroundSource;
  list(kind: ChosenKind): readonly ChosenDevice[];
  chosen(kind: ChosenKind): string | null;
  choose(kind: ChosenKind, device: ChosenDevice | null): void;
  /** How loud the microphone is, from 0 to 1. */
  level(): number;
  playTestSound(): Promise<void>;
  /** Tries again to open the devices that failed. */
  retry(): Promise<void>;
  close(): void;
}
