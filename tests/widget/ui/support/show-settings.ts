/** Puts the settings on the test page, with fake devices and a fake server. */
import type { PersonalSettings } from "../../../../server/protocol/personal-settings.ts";
import type { BackgroundSource } from "../../../../widget/model/background-source.ts";
import type { DeviceSource } from "../../../../widget/model/device-source.ts";
import { browserNotifications } from "../../../../widget/ui/ring/call-notification.ts";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import { defineSettings } from "../../../../widget/ui/settings/settings-panel.ts";
import { english } from "./english.ts";
import { settled } from "./show-call.ts";

/** A background picture of the host. */
export const OFFICE = new URL("/demo/screenshot.png", location.href).href;

type Mutable<Source> = { -readonly [Key in keyof Source]: Source[Key] };

const KEPT: PersonalSettings = { allowCallsFrom: "contacts", blocked: ["x9"], doNotDisturb: false };

/** The open dialog. `fails`: the server answers nothing (true), or refuses only changes. */
export async function showSettings(
  fails: boolean | "changes" = false,
  parent: ParentNode = document.body,
) {
  defineSettings();
  const chosen: unknown[] = [];
  const changes: unknown[] = [];
  let closed = 0;
  let retries = 0;
  const background: Mutable<BackgroundSource> = {
    obstacle: null,
    offered: ["blur", "dawn", "lagoon", "dusk", OFFICE],
    chosen: null,
    progress: null,
    choose(wanted) {
      background.chosen = wanted;
    },
  };
  const devices: DeviceSource = {
    stream: null,
    failures: [{ kind: "device", device: "camera", type: "not-found" }],
    canChooseSpeaker: true,
    background,
    list: (kind) => [{ id: `${kind}-1`, label: `A ${kind}` }],
    chosen: () => null,
    choose: (...choice) => chosen.push(choice),
    level: () => 0,
    playTestSound: () => Promise.resolve(),
    retry: () => Promise.resolve(void retries++),
    close: () => closed++,
  };
  const panel = document.createElement("chat-call-settings");
  panel.words = englishDialogs.settings;
  panel.strings = english;
  panel.devices = devices;
  panel.notifications = { ...browserNotifications, leave: () => "granted", isWanted: () => true };
  panel.calls = {
    load: () => fails === true ? Promise.reject(new Error("no server")) : Promise.resolve(KEPT),
    change(change) {
      changes.push(change);
      if (fails) return Promise.reject(new Error("no server"));
      return Promise.resolve({ ...KEPT, ...change });
    },
    people: () => [{ id: "ben", name: "Ben" }],
  };
  parent.append(panel);
  await panel.open();
  await settled();
  return {
    panel,
    devices,
    background,
    chosen,
    changes,
    closed: () => closed,
    retries: () => retries,
  };
}
