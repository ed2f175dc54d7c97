/** The microphone and the camera of this page, as regions parallel to the call's phases. */
import { and, not } from "xstate";
import { address, eventOf, report, type Step, tellMedia, tellServer } from "./call-actions.ts";
import { isMisstated, isSeated, isSeating, isThisCall, isVideoCall, wants } from "./call-guards.ts";
import type { DeviceKind } from "./call-failure.ts";
import { callSetup } from "./call-setup.ts";

const reportMicrophone = (enabled: boolean) =>
  report(() => ({ type: "microphone-toggle", enabled }));
const reportCamera = (enabled: boolean) => report(() => ({ type: "camera-toggle", enabled }));

const microphone = (on: boolean) => [
  tellMedia(() => ({ type: "microphone", on })),
  reportMicrophone(on),
];
const camera = (on: boolean) => [
  tellMedia(() => ({ type: "camera", on })),
  reportCamera(on),
];

/** A fixed value, or one that is worked out when it is announced. */
type Saying = boolean | ((step: Step) => boolean);
const say = (saying: Saying, step: Step) => typeof saying === "boolean" ? saying : saying(step);

const announceMuted = (muted: Saying) =>
  tellServer((step) => ({ type: "call:toggle-audio", ...address(step), muted: say(muted, step) }));
const announceVideo = (enabled: Saying) =>
  tellServer((step) => ({
    type: "call:toggle-video",
    ...address(step),
    enabled: say(enabled, step),
  }));

/** Announces only with a seat. Taking a seat announces the state at that time. */
const whereSeated = (announcement: ReturnType<typeof announceMuted>) =>
  callSetup.enqueueActions((step) => {
    if (isSeated(step)) step.enqueue(announcement);
  });
/** The person has the device on, but the system interrupts it: the others should know. */
const isHeldBack = (device: DeviceKind) => ({ context }: Step): boolean =>
  context.interrupted.includes(device);
const isShown = (step: Step): boolean => !isHeldBack("camera")(step);
const turns = (device: DeviceKind) => ({ event }: Step): boolean =>
  event.type === "media.interrupted" && event.device === device;
const isInterrupted = (step: Step) => eventOf(step, "media.interrupted").isInterrupted;

/** Announces the camera; from here on it is a video call, whatever it was placed as. */
const beSeen = [
  announceVideo(true),
  callSetup.assign(({ context }) => ({
    call: context.call && { ...context.call, callType: "video" as const },
  })),
];

/** The two moments at which this page takes its seat: the other side's accept, or its own. */
const whenSeated = (
  isWorthSaying: (step: Step) => boolean,
  actions: ReturnType<typeof announceMuted>,
) => ({
  "call:accepted": { guard: (step: Step) => isThisCall(step) && isWorthSaying(step), actions },
  "signaling.acked": { guard: (step: Step) => isSeating(step) && isWorthSaying(step), actions },
});

/** No microphone was opened, or it is gone. */
const lostMicrophone = () => ({
  guard: lacks("microphone"),
  target: "off" as const,
  actions: whereSeated(announceMuted(true)),
});

/** The server assumes that a new participant is unmuted, so only the opposite is announced. */
export const microphoneRegion = callSetup.createStateConfig({
  initial: "on",
  states: {
    on: {
      on: {
        ...whenSeated(isHeldBack("microphone"), announceMuted(true)),
        "signaling.restored": {
          guard: isMisstated("muted", isHeldBack("microphone")),
          actions: announceMuted(isHeldBack("microphone")),
        },
        "media.interrupted": {
          guard: and([turns("microphone"), isSeated]),
          actions: announceMuted(isInterrupted),
        },
        "accept": { guard: (step) => eventOf(step, "accept").audio === false, target: "off" },
        "toggle-microphone": {
          guard: wants(false),
          target: "off",
          actions: [...microphone(false), whereSeated(announceMuted(true))],
        },
        "media.opened": lostMicrophone(),
        "media.failed": { target: "off", actions: whereSeated(announceMuted(true)) },
        // It was lost, or unmuting tried to open it again and failed.
        "media.device-error": {
          guard: isErrorOf("microphone"),
          target: "off",
          actions: [whereSeated(announceMuted(true)), reportMicrophone(false)],
        },
        "media.changed": lostMicrophone(),
      },
    },
    off: {
      on: {
        ...whenSeated(() => true, announceMuted(true)),
        "signaling.restored": {
          guard: isMisstated("muted", () => true),
          actions: announceMuted(true),
        },
        "toggle-microphone": {
          guard: wants(true),
          target: "on",
          actions: [...microphone(true), whereSeated(announceMuted(isHeldBack("microphone")))],
        },
      },
    },
  },
});

/** The server assumes that in a video call cameras are on, so only a difference is announced. */
export const cameraRegion = callSetup.createStateConfig({
  initial: "opening",
  states: {
    /** Requested, or not known yet. */
    opening: {
      on: {
        "accept": { guard: (step) => eventOf(step, "accept").video === false, target: "off" },
        "toggle-camera": { guard: wants(false), target: "off", actions: camera(false) },
        "media.opened": [
          {
            guard: and([has("camera"), isSeated, not(isVideoCall)]),
            target: "on",
            actions: beSeen,
          },
          { guard: has("camera"), target: "on" },
          { guard: isVideoCall, target: "off", actions: whereSeated(announceVideo(false)) },
          { target: "off" },
        ],
        // Without a camera, another device has changed while this one still opens.
        "media.changed": [
          { guard: and([has("camera"), isSeated]), target: "on", actions: beSeen },
          { guard: has("camera"), target: "on" },
        ],
        "media.failed": [
          { guard: isVideoCall, target: "off", actions: whereSeated(announceVideo(false)) },
          { target: "off" },
        ],
        "media.device-error": {
          guard: isErrorOf("camera"),
          target: "off",
          actions: reportCamera(false),
        },
      },
    },
    on: {
      on: {
        "call:accepted": [
          { guard: and([isThisCall, isHeldBack("camera")]), actions: announceVideo(false) },
          { guard: and([isThisCall, not(isVideoCall)]), actions: beSeen },
        ],
        "signaling.acked": [
          { guard: and([isSeating, isHeldBack("camera")]), actions: announceVideo(false) },
          { guard: and([isSeating, not(isVideoCall)]), actions: beSeen },
        ],
        "signaling.restored": {
          guard: isMisstated("videoEnabled", isShown),
          actions: announceVideo(isShown),
        },
        "switch-camera": { actions: tellMedia(() => ({ type: "switch-camera" })) },
        "media.interrupted": {
          guard: and([turns("camera"), isSeated]),
          actions: announceVideo((step) => !isInterrupted(step)),
        },
        "toggle-camera": {
          guard: wants(false),
          target: "off",
          actions: [...camera(false), whereSeated(announceVideo(false))],
        },
        "media.changed": {
          guard: lacks("camera"),
          target: "off",
          actions: [whereSeated(announceVideo(false)), reportCamera(false)],
        },
      },
    },
    off: {
      on: {
        ...whenSeated(isVideoCall, announceVideo(false)),
        "signaling.restored": {
          guard: isMisstated("videoEnabled", () => false),
          actions: announceVideo(false),
        },
        "toggle-camera": {
          guard: wants(true),
          target: "opening",
          actions: camera(true),
        },
        "bare-camera": {
          target: "opening",
          actions: [
            tellMedia(() => ({ type: "camera", on: true, isBare: true })),
            reportCamera(true),
          ],
        },
      },
    },
  },
});

type MediaEvent = Extract<Step["event"], { microphone: boolean; camera: boolean }>;

function has(device: DeviceKind) {
  return ({ event }: Step): boolean => (event as MediaEvent)[device];
}
function lacks(device: DeviceKind) {
  return ({ event }: Step): boolean => !(event as MediaEvent)[device];
}
function isErrorOf(device: DeviceKind) {
  return ({ event }: Step): boolean =>
    event.type === "media.device-error" && event.failure.device === device;
}
