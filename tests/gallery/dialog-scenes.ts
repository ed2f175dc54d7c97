/** The settings and the diagnosis over the page, in each of their states. */
import { BACKDROPS, type Background, BLUR } from "../../widget/model/background.ts";
import type { BackgroundSource } from "../../widget/model/background-source.ts";
import type { DeviceErrorType, DeviceKind } from "../../widget/model/call-failure.ts";
import type { CheckName, CheckResult } from "../../widget/model/diagnosis.ts";
import { defineDiagnosis } from "../../widget/ui/diagnosis/diagnosis-panel.ts";
import type { Notifications, NotifyLeave } from "../../widget/ui/ring/call-notification.ts";
import { dialogWordsOf } from "../../widget/ui/locales/dialog-catalog.ts";
import type { PushSource } from "../../widget/ui/settings/push-switch.ts";
import { defineSettings } from "../../widget/ui/settings/settings-panel.ts";
import type { DeviceSource } from "../../widget/model/device-source.ts";
import { stringsOf } from "../../widget/ui/words/wording.ts";
import { drawnPerson } from "./drawn-media.ts";
import type { Scene } from "./scenes.ts";
import { intoElement } from "./stand-in.ts";

type Found = [CheckName, CheckResult["status"], string, Partial<CheckResult>?];

const LONG = "Studio Microphone with a very long name (Integrated Audio Interface, USB 3.0)";

const notifications = (leave: NotifyLeave): Notifications => ({
  leave: () => leave,
  ask: () => Promise.resolve(leave),
  follow: () => () => {},
  isWanted: () => true,
  want: () => {},
});

/** The pushes of calls, with the browser's answer to the permission prompt. */
const pushes = (isOn: boolean, answer: NotificationPermission = "granted"): PushSource => ({
  load: () => Promise.resolve(isOn),
  hasScheduledCalls: true,
  leave: () => answer,
  turnOn: () => Promise.resolve(answer),
  turnOff: () => Promise.resolve(),
});

/** Our backgrounds and one of a host's, with `chosen` selected. */
const backgrounds = (
  chosen: Background | null,
  change: Partial<BackgroundSource> = {},
): BackgroundSource => ({
  obstacle: null,
  offered: [BLUR, ...Object.keys(BACKDROPS), hostPicture()],
  chosen,
  progress: null,
  choose: () => {},
  ...change,
});

/** A wall with a sign on it. */
function hostPicture(): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#33576b";
  pen.fillRect(0, 0, 320, 180);
  pen.fillStyle = "#f2c14e";
  pen.font = "700 44px sans-serif";
  pen.fillText("ACME", 24, 60);
  return canvas.toDataURL();
}

function settings(
  change: Partial<DeviceSource> = {},
  leave: NotifyLeave = "granted",
  push?: PushSource,
): Scene {
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
        background: backgrounds("dawn"),
        list: (kind) => [{ id: "a", label: LONG }, { id: "b", label: `Built-in ${kind}` }],
        chosen: (kind) => kind === "microphone" ? "a" : null,
        choose: () => {},
        level: () => 0.6,
        playTestSound: () => Promise.resolve(),
        retry: () => Promise.resolve(),
        close: () => {},
        ...change,
      };
      panel.notifications = notifications(leave);
      panel.push = push;
      const kept = { allowCallsFrom: "contacts" as const, blocked: ["noor"], doNotDisturb: false };
      panel.calls = {
        load: () => Promise.resolve(kept),
        change: (change) => Promise.resolve({ ...kept, ...change }),
        people: () => [{ id: "ben", name: "Ben Okafor" }, { id: "noor", name: "نور الهاشمي" }],
      };
      intoElement(panel);
      await panel.open();
      const isRefused = (push?.leave() ?? leave) === "denied";
      if (!push && !isRefused) return;
      const tag = push ? "chat-call-push-switch" : "chat-call-notify-switch";
      const view = panel.shadowRoot!.querySelector(tag)!;
      await view.updateComplete;
      await view.updateComplete;
      if (isRefused) view.shadowRoot!.querySelector("input")!.click();
      view.scrollIntoView({ block: "center" });
    },
  };
}

function diagnosis(found: Found[]): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineDiagnosis();
      const panel = document.createElement("chat-call-diagnosis");
      const { diagnosis: words, settings } = await dialogWordsOf(speech);
      panel.words = words;
      panel.strings = stringsOf(speech);
      panel.closeName = settings.close;
      panel.server = "calls.example";
      panel.run = (onResult) => {
        for (const [name, status, shown, more] of found) {
          onResult(name, { status, detail: "", shown, ...more });
        }
        return Promise.resolve();
      };
      intoElement(panel);
      await panel.open();
    },
  };
}

const failure = (device: DeviceKind, type: DeviceErrorType): Partial<CheckResult> => ({
  failure: { kind: "device", device, type },
});
const DEVICES: Found[] = [
  ["browser", "ok", ""],
  ["secure", "ok", ""],
  ["microphone", "ok", LONG],
  ["camera", "failed", "", failure("camera", "not-found")],
  ["server", "ok", "", { tookMs: 48 }],
];

/** Scenes by name. */
export const DIALOG_SCENES: Record<string, () => Scene> = {
  "settings": () => settings(),
  "settings-no-camera": () =>
    settings({
      stream: new MediaStream(),
      failures: [{ kind: "device", device: "camera", type: "permissions" }],
    }),
  "settings-background-loading": () =>
    settings({ background: backgrounds("lagoon", { progress: "loading" }) }),
  "settings-background-failed": () =>
    settings({
      stream: new MediaStream(),
      failures: [{ kind: "device", device: "camera", type: "unknown", by: "background" }],
      background: backgrounds("lagoon", { progress: "failed" }),
    }),
  "settings-background-refused": () =>
    settings({ background: backgrounds(null, { obstacle: "policy" }) }),
  "settings-notify-refused": () => settings({ stream: new MediaStream() }, "denied"),
  "settings-notify-impossible": () => settings({ stream: new MediaStream() }, "impossible"),
  "settings-push-on": () => settings({ stream: new MediaStream() }, "granted", pushes(true)),
  "settings-push-off": () => settings({ stream: new MediaStream() }, "granted", pushes(false)),
  "settings-push-refused": () =>
    settings({ stream: new MediaStream() }, "default", pushes(false, "denied")),
  "diagnosis-running": () => diagnosis([...DEVICES, ["stun", "running", ""]]),
  "diagnosis-unseen": () =>
    diagnosis([
      ...DEVICES,
      ["stun", "ok", "", { tookMs: 61 }],
      ["turn", "ok", "", { tookMs: 84 }],
      ["media", "ok", "", { tookMs: 212 }],
    ]),
  "diagnosis-shut-in": () =>
    diagnosis([
      ...DEVICES,
      ["stun", "failed", "", { why: "silent" }],
      ["turn", "failed", "", { why: "silent" }],
      ["media", "skipped", ""],
    ]),
  "diagnosis-unrelayed": () =>
    diagnosis([
      ...DEVICES,
      ["stun", "skipped", ""],
      ["turn", "failed", "", { why: "refused" }],
      ["media", "skipped", ""],
    ]),
  "diagnosis-refused": () =>
    diagnosis([
      ...DEVICES,
      ["microphone", "failed", "", failure("microphone", "permissions")],
      ["camera", "failed", "", failure("camera", "permissions")],
      ["stun", "ok", "", { tookMs: 61 }],
      ["turn", "ok", "", { tookMs: 84 }],
      ["media", "ok", "", { tookMs: 212 }],
    ]),
};
