/** Returns to a chosen device when it is plugged in again, so that nobody has to choose twice. */
import type { ChosenKind, DeviceChoices } from "../../model/device-choice.ts";
import { BROWSER_KIND, findChosen, readChoices, saveChoices } from "./device-choice.ts";

/** Watches the devices until the returned function is called. */
export function followDevices(
  media: MediaDevices | undefined = navigator.mediaDevices,
): () => void {
  if (!media) return () => {};
  let before: ReadonlySet<string> | null = null;

  async function look(): Promise<void> {
    const list = await media!.enumerateDevices();
    const choices: DeviceChoices = { ...readChoices() };
    const here = new Set<string>();
    for (const kind of Object.keys(BROWSER_KIND) as ChosenKind[]) {
      const found = findChosen(
        choices[kind],
        list.filter((device) => device.kind === BROWSER_KIND[kind]),
      );
      if (!found) continue;
      choices[kind] = { id: found.deviceId, label: found.label };
      here.add(`${kind} ${found.deviceId}`);
    }
    // A browser may report one change several times.
    const isBack = before !== null && [...here].some((device) => !before!.has(device));
    before = here;
    if (isBack) saveChoices(choices);
  }

  const listen = () => void look().catch(() => {});
  listen();
  media.addEventListener("devicechange", listen);
  return () => media.removeEventListener("devicechange", listen);
}
