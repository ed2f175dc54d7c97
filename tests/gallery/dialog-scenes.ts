/** The settings and the check of calls over the page, in their states. */
import type { CheckName, CheckResult } from "../../widget/model/diagnosis.ts";
import { defineDiagnosis } from "../../widget/ui/diagnosis/diagnosis-panel.ts";
import { dialogWordsOf } from "../../widget/ui/locales/dialog-catalog.ts";
import { defineSettings } from "../../widget/ui/settings/settings-panel.ts";
import type { DeviceSource } from "../../widget/ui/settings/device-fields.ts";
import { stringsOf } from "../../widget/ui/wording.ts";
import { drawnPerson } from "./drawn-media.ts";
import type { Scene } from "./scenes.ts";
import { intoElement } from "./stand-in.ts";

const LONG = "Studio Microphone with a very long name (Integrated Audio Interface, USB 3.0)";

function settings(change: Partial<DeviceSource> = {}): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineSettings();
      const panel = document.createElement("chat-call-settings");
      panel.words = (await dialogWordsOf(speech)).settings;
      panel.strings = stringsOf(speech);
      panel.devices = {
        stream: drawnPerson(200, 640, 360),
        failures: [],
        canChooseSpeaker: true,
        list: (kind) => [{ id: "a", label: LONG }, { id: "b", label: `Built-in ${kind}` }],
        chosen: (kind) => kind === "microphone" ? "a" : null,
        choose: () => {},
        level: () => 0.6,
        playTestSound: () => Promise.resolve(),
        close: () => {},
        ...change,
      };
      const kept = { allowCallsFrom: "contacts" as const, blocked: ["noor"], doNotDisturb: false };
      panel.calls = {
        load: () => Promise.resolve(kept),
        change: (change) => Promise.resolve({ ...kept, ...change }),
        people: () => [{ id: "ben", name: "Ben Okafor" }, { id: "noor", name: "نور الهاشمي" }],
      };
      intoElement(panel);
      await panel.open();
    },
  };
}

function diagnosis(found: [CheckName, CheckResult["status"], string][]): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineDiagnosis();
      const panel = document.createElement("chat-call-diagnosis");
      const { diagnosis: words, settings } = await dialogWordsOf(speech);
      panel.words = words;
      panel.close = settings.close;
      panel.version = "calls.example";
      panel.run = (onResult) => {
        for (const [name, status, detail] of found) onResult(name, { status, detail });
        return Promise.resolve();
      };
      intoElement(panel);
      await panel.open();
    },
  };
}

const DEVICES: [CheckName, CheckResult["status"], string][] = [
  ["browser", "ok", ""],
  ["secure", "ok", "https:"],
  ["microphone", "ok", LONG],
  ["camera", "failed", "not-found"],
  ["server", "ok", "48 ms"],
];

/** Named after what they show. */
export const DIALOG_SCENES: Record<string, () => Scene> = {
  "settings": () => settings(),
  "settings-no-camera": () =>
    settings({
      stream: new MediaStream(),
      failures: [{ kind: "device", device: "camera", type: "permissions" }],
    }),
  "diagnosis-running": () => diagnosis([...DEVICES, ["stun", "running", ""]]),
  "diagnosis-good": () =>
    diagnosis([
      ...DEVICES,
      ["stun", "ok", "udp 61 ms"],
      ["turn", "ok", "turn:calls.example:3478: udp 84 ms; turns:calls.example:5349: no answer"],
      ["media", "ok", "212 ms"],
    ]),
  "diagnosis-blocked": () =>
    diagnosis([
      ...DEVICES,
      ["stun", "failed", "no answer from stun:calls.example:3478"],
      ["turn", "failed", "turn:calls.example:3478: no answer"],
      ["media", "skipped", "needs a relay"],
    ]),
};
