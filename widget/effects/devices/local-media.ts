/**
 * The local microphone and camera during one call: opened when the machine asks, muted by
 * `enabled`; turning the camera off closes it. A device that opens after the call is stopped.
 */
import type { CallbackLogicFunction } from "xstate";
import type { LocalMediaEvent } from "../../model/call-event.ts";
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import type { LocalMediaReceives } from "../../model/ports.ts";
import {
  browserDevices,
  type Devices,
  type MediaSettings,
  openDevices,
  prepareCamera,
} from "./device-access.ts";
import type { Opened } from "./device-ladder.ts";
import { followChoices, leaveBackground, readChoices, setCallCamera } from "./device-choice.ts";
import { INTERRUPTION_SETTLES_MS, watchInterruptions } from "./device-interruption.ts";
import { askPermissions } from "./device-permissions.ts";

export interface LocalMediaOptions {
  devices?: Devices;
  now?: () => number;
  interruptionSettlesMs?: number;
  /** Whether there is a camera facing the other way than the one in use. */
  canSwitchCamera?: () => Promise<boolean>;
}

/** A device that is lost this soon after it was replaced is not replaced again. */
const REPLACEMENT_HOLDS_MS = 5_000;

/** The logic behind the machine's `localMedia` port. */
export function createLocalMedia(
  {
    devices = browserDevices,
    now = () => performance.now(),
    interruptionSettlesMs = INTERRUPTION_SETTLES_MS,
    canSwitchCamera = async () => (await import("./camera-facing.ts")).canSwitch(),
  }: LocalMediaOptions = {},
): CallbackLogicFunction<LocalMediaReceives, LocalMediaEvent> {
  return ({ receive, sendBack }) => {
    const tracks = new Map<DeviceKind, MediaStreamTrack>();
    /** Stops listening to the track of a device. */
    const leave = new Map<DeviceKind, () => void>();
    /** The latest opening of each device; the result of an older one is discarded. */
    const runs = { microphone: 0, camera: 0 };
    const opening = new Set<DeviceKind>();
    const replacedAt: Record<DeviceKind, number> = { microphone: -Infinity, camera: -Infinity };
    let settings: MediaSettings | null = null;
    let isMuted = false;
    let choices = readChoices();
    let isOver = false;

    const permissions = askPermissions(devices.permission);
    prepareCamera();

    async function open(wanted: DeviceKind[]): Promise<void> {
      const started = begin(wanted);
      // Without a prompt, open them separately: the voice must not wait for a slow camera.
      const questions = permissions.isGranted(wanted) ? wanted.map((device) => [device]) : [wanted];
      const answers = questions.map((devices) => ask(devices, started));
      if (!permissions.isKnown(wanted)) await permissions.known;
      if (!isOver) sendBack({ type: "media.opening", granted: permissions.isGranted(wanted) });
      const failures = (await Promise.all(answers)).flat();
      if (isOver) return;
      if (tracks.size === 0 && failures.length > 0) sendBack({ type: "media.failed", failures });
      else sendBack({ type: "media.opened", ...view(), failures });
    }

    async function ask(
      wanted: DeviceKind[],
      started: ReadonlyMap<DeviceKind, number>,
    ): Promise<DeviceFailure[]> {
      const { tracks: found, failures } = await openDevices(devices, wanted, settings);
      adoptAll(found, new Map([...started].filter(([device]) => wanted.includes(device))));
      if (tracks.size > 0 && opening.size > 0) {
        sendBack({ type: "media.arriving", stream: view().stream });
      }
      return failures;
    }

    /** Opens one device in a running call; reports a replacement that nobody chose now. */
    async function reopen(
      device: DeviceKind,
      replacement: { isReturn: boolean } | null = null,
      answer?: Promise<Opened>,
    ): Promise<void> {
      const started = begin([device]);
      const { tracks: found, failures: [failure] } =
        await (answer ?? openDevices(devices, [device], settings));
      const isCurrent = runs[device] === started.get(device);
      adoptAll(found, started);
      if (isOver || !isCurrent) return;
      // If the new device failed, the old one stays while it still runs.
      if (failure && tracks.get(device)?.readyState === "ended") tracks.delete(device);
      if (failure && !tracks.has(device)) sendBack({ type: "media.device-error", failure });
      changed();
      const { label } = found[device] ?? {};
      if (replacement && label) sendBack({ type: "media.replaced", device, label, ...replacement });
    }

    function begin(wanted: DeviceKind[]): ReadonlyMap<DeviceKind, number> {
      for (const device of wanted) opening.add(device);
      return new Map(wanted.map((device) => [device, ++runs[device]]));
    }

    function adoptAll(
      found: Partial<Record<DeviceKind, MediaStreamTrack>>,
      started: ReadonlyMap<DeviceKind, number>,
    ): void {
      for (const [device, run] of started) {
        const track = found[device];
        const isCurrent = !isOver && runs[device] === run;
        if (isCurrent) opening.delete(device);
        if (track && isCurrent) adopt(device, track);
        else track?.stop();
      }
    }

    function adopt(device: DeviceKind, track: MediaStreamTrack): void {
      leave.get(device)?.();
      tracks.get(device)?.stop();
      tracks.set(device, track);
      // Speech and faces: smooth motion matters more than a still's sharpness.
      track.contentHint = device === "microphone" ? "speech" : "motion";
      if (device === "microphone") track.enabled = !isMuted;
      track.onended = () => lose(device);
      const unwatch = watchInterruptions(
        track,
        (isInterrupted) => isOver || sendBack({ type: "media.interrupted", device, isInterrupted }),
        interruptionSettlesMs,
      );
      leave.set(device, () => {
        track.onended = null;
        unwatch();
      });
      if (device === "camera") void lookForOther(track).catch(() => {});
    }

    /** Looks for a camera to switch to, if the browser reports which way this one faces. */
    async function lookForOther(track: MediaStreamTrack): Promise<void> {
      if (!track.getSettings().facingMode) return;
      const isThere = await canSwitchCamera();
      if (isThere && tracks.get("camera") === track) sendBack({ type: "media.switchable" });
    }

    async function switchCamera(): Promise<void> {
      const part = await import("./camera-facing.ts");
      const track = tracks.get("camera");
      if (!track || opening.has("camera")) return;
      await reopen("camera", null, part.openOther(devices, settings, track));
      const id = tracks.get("camera")?.getSettings().deviceId;
      if (id) setCallCamera(id);
      choices = readChoices();
    }

    /** The device is gone; the browser's default replaces it, and until then it is not yet lost. */
    function lose(device: DeviceKind): void {
      leave.get(device)?.();
      if (now() - replacedAt[device] < REPLACEMENT_HOLDS_MS) {
        tracks.delete(device);
        const failure = { kind: "device", device, type: "not-found" } as const;
        sendBack({ type: "media.device-error", failure });
        return changed();
      }
      replacedAt[device] = now();
      void reopen(device, { isReturn: false });
    }

    /** Another device was chosen, or the chosen one is back: it replaces the one in use. */
    function exchange(): void {
      const before = choices;
      choices = readChoices();
      for (const [device, track] of tracks) {
        const id = choices[device]?.id;
        const isOther = id !== undefined && track.getSettings().deviceId !== id;
        // The same choice as before means that the device is plugged in again.
        const isReturn = id === before[device]?.id;
        const isCovering = device === "camera" && !choices.background !== !before.background;
        // A person who wants a background is not shown without it a moment longer.
        if (isCovering) track.stop();
        if (isCovering || !isReturn) void reopen(device);
        else if (isOther) void reopen(device, { isReturn });
      }
    }

    function close(device: DeviceKind): void {
      runs[device]++;
      opening.delete(device);
      leave.get(device)?.();
      tracks.get(device)?.stop();
      if (tracks.delete(device)) changed();
    }

    function changed(): void {
      sendBack({ type: "media.changed", ...view() });
    }

    /** A new stream each time, so that comparing streams shows the change. */
    function view(): { stream: MediaStream; microphone: boolean; camera: boolean } {
      return {
        stream: new MediaStream([...tracks.values()]),
        // A microphone that is being opened is not lost.
        microphone: tracks.has("microphone") || opening.has("microphone"),
        camera: tracks.has("camera"),
      };
    }

    const unfollow = followChoices(exchange);
    receive((message) => {
      switch (message.type) {
        case "open":
          settings = message.media;
          // An earlier page may have left a call camera whose call has ended since.
          if (!message.isReturn) setCallCamera(null);
          choices = readChoices();
          void open([
            ...(message.audio ? ["microphone" as const] : []),
            ...(message.video ? ["camera" as const] : []),
          ]);
          break;
        case "microphone": {
          isMuted = !message.on;
          const microphone = tracks.get("microphone");
          if (microphone) microphone.enabled = message.on;
          else if (message.on && !opening.has("microphone")) void reopen("microphone");
          break;
        }
        case "switch-camera":
          void switchCamera().catch(() => {});
          break;
        case "camera":
          if (message.isBare) leaveBackground();
          if (!message.on) close("camera");
          else if (!tracks.has("camera") && !opening.has("camera")) void reopen("camera");
          break;
      }
    });

    return () => {
      isOver = true;
      setCallCamera(null);
      unfollow();
      for (const stopListening of leave.values()) stopListening();
      for (const track of tracks.values()) track.stop();
      tracks.clear();
    };
  };
}
