/** Every screen of a call, as the steps that lead to it. */
import type { LineView } from "../../widget/model/line-view.ts";
import type { ElsewhereCall } from "../../widget/model/tab-call.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";
import { BEN, type FakeCall } from "../widget/ui/support/fake-call.ts";
import { device, LONG, MIRA, NOOR, remote, upright, video, voice } from "./scene-calls.ts";
import { drawnPerson, drawnScreen } from "./drawn-media.ts";
import { GROUP_SCENES } from "./group-scenes.ts";
import { CHOICE_SCENES } from "./choice-scenes.ts";
import { DIALOG_SCENES } from "./dialog-scenes.ts";
import { HISTORY_SCENES } from "./history-scenes.ts";
import { MESSAGE_SCENES } from "./message-scenes.ts";
import { NAME_SCENES } from "./name-scenes.ts";
import { NOTICE_SCENES } from "./notice-scenes.ts";
import { RECORDING_SCENES } from "./recording-scenes.ts";
import { SCHEDULE_SCENES } from "./schedule-scenes.ts";
import { inElement } from "./stand-in.ts";

export interface Scene {
  call: FakeCall | null;
  display?: "popup" | "inline";
  /** Why the call buttons are unavailable. */
  unavailable?: LineView["status"];
  /** The chat around the call. */
  line?: LineView;
  /** A call in another tab. */
  elsewhere?: ElsewhereCall;
  /** Runs once the scene is rendered, such as a click. */
  after?: (speech: Speech) => void;
}

/** Scenes by name. */
export const SCENES: Record<string, () => Scene> = {
  "buttons": () => ({ call: null }),
  ...HISTORY_SCENES,
  ...SCHEDULE_SCENES,
  ...DIALOG_SCENES,
  ...GROUP_SCENES,
  ...CHOICE_SCENES,
  ...NAME_SCENES,
  ...MESSAGE_SCENES,
  "buttons-offline": () => ({ call: null, unavailable: "offline" }),
  "buttons-closed": () => ({ call: null, unavailable: "closed" }),

  "incoming-voice": () => ({ call: voice().incoming() }),
  "incoming-video": () => ({ call: video().incoming() }),
  "incoming-unheard": () => ({
    call: video().incoming().send({ type: "ring.changed", ring: "blocked" }),
  }),
  "incoming-long-name": () => ({ call: video({ other: LONG }).incoming() }),
  "incoming-no-name": () => ({ call: voice({ other: { id: "x9", name: "" } }).incoming() }),
  "incoming-broken-picture": () => ({
    call: voice({ other: { ...BEN, picture: "missing.png" } }).incoming(),
  }),
  "incoming-over-dialog": () => {
    openPageDialog();
    return { call: video().incoming() };
  },
  "incoming-rtl-name": () => ({ call: video({ other: NOOR }).incoming() }),

  "dialing-voice": () => ({ call: voice().dialing({ opened: false }) }),
  "ringing-voice": () => ({ call: voice({ other: MIRA }).ringing() }),
  "dialing-video": () => ({ call: video().dialing({ opened: false }) }),
  "ringing-video": () => ({ call: video().ringing() }),
  "ringing-video-camera-off": () => ({
    call: video().ringing().send({ type: "toggle-camera" }),
  }),

  "connecting-voice": () => ({ call: voice().connecting() }),
  "connecting-video": () => ({ call: video().connecting() }),
  "answering-video": () => ({ call: video().incoming().send({ type: "accept" }) }),

  "active-voice": () => ({ call: voice().active() }),
  "active-voice-picture": () => ({ call: voice({ other: MIRA }).active() }),
  "active-voice-long-name": () => ({ call: voice({ other: LONG, elapsedSeconds: 5025 }).active() }),
  "active-voice-muted": () => ({
    call: voice().active().send({ type: "toggle-microphone" }).other({ muted: true }),
  }),
  "active-voice-inline": () => ({ call: voice().active(), display: "inline" }),
  "active-video": () => ({ call: video().active().picture(remote()) }),
  "active-video-upright": () => ({
    call: video({ stream: drawnPerson(200, 360, 640) }).active().picture(upright()),
  }),
  "active-video-inline": () => ({ call: video().active().picture(remote()), display: "inline" }),
  "active-video-small": () => ({
    call: video().active().picture(remote()),
    after: () => press("Leave full screen"),
  }),
  "active-video-muted": () => ({
    call: video().active().picture(remote()).other({ muted: true })
      .send({ type: "toggle-microphone" }).send({ type: "toggle-camera" }),
  }),
  "active-video-long-name": () => ({
    call: video({ other: LONG }).active().picture(remote()).other({ muted: true }),
  }),
  "remote-camera-off": () => ({
    call: video({ other: BEN }).active().picture(remote()).other({ videoEnabled: false }),
  }),
  "camera-asked": () => ({
    call: voice({ other: MIRA }).active().picture(remote()).other({ videoEnabled: true }),
  }),
  "background-failed": () => ({
    call: video().answered([
      { kind: "device", device: "camera", type: "unknown", by: "background" },
    ]).picture(remote()),
  }),
  "camera-spared": () => ({
    call: video().active().picture(remote()).send({ type: "quality.exhausted" }),
  }),
  "screen-theirs": () => ({
    call: video().active().picture(remote(), drawnScreen()).other({ screenEnabled: true }),
  }),
  "screen-theirs-small": () => ({
    call: video().active().picture(remote(), drawnScreen()).other({ screenEnabled: true }),
    after: () => press("Leave full screen"),
  }),
  "screen-theirs-voice": () => ({
    call: voice({ other: LONG }).active().picture(new MediaStream(), drawnScreen())
      .other({ screenEnabled: true }),
  }),
  "screen-theirs-full": () => ({
    call: video().active().picture(remote(), drawnScreen()).other({ screenEnabled: true }),
    after: fill,
  }),
  "screen-mine-voice": () => ({ call: shareMine(voice().active()) }),
  "screen-mine-video": () => ({ call: shareMine(video().active().picture(remote())) }),
  "screen-failed": () => ({
    call: voice().active().send({ type: "toggle-screen-share" }).send({
      type: "screen.ended",
      failure: { kind: "device", device: "screen", type: "permissions" },
    }),
  }),
  "reconnecting-voice": () => ({ call: voice().active().reconnecting() }),
  "reconnecting-video": () => ({ call: video().active().picture(remote()).reconnecting() }),
  "own-link-voice": () => ({
    call: voice().active().send({ type: "signaling.lost" }).reconnecting(),
  }),
  "their-link-voice": () => ({
    call: voice().active().reconnecting().other({ away: "connection-lost" }),
  }),
  "away-voice": () => ({ call: voice().active().other({ away: "changing-page" }) }),
  "away-video": () => ({
    call: video().active().picture(remote()).other({ away: "changing-page" }),
  }),
  ...NOTICE_SCENES,
  ...RECORDING_SCENES,

  "elsewhere-voice": () => elsewhere({ people: [BEN] }),
  "elsewhere-video": () => elsewhere({ callType: "video", microphoneOn: false }),
  "elsewhere-long-name": () => elsewhere({ people: [LONG], callType: "video" }),
  "elsewhere-moving": () => elsewhere({ isMoving: true }),

  "ended": () => ({ call: voice().active().ended("completed", { by: "ben", seconds: 135 }) }),
  "ended-no-answer": () => ({ call: voice({ other: MIRA }).ringing().ended("no-answer") }),
  "ended-declined": () => ({ call: voice().ringing().ended("declined", { by: "ben" }) }),
  "ended-you-declined": () => ({ call: voice().incoming().send({ type: "reject" }) }),
  "ended-busy": () => ({ call: voice().ringing().ended("busy") }),
  "ended-unavailable": () => ({ call: voice().ringing().ended("unavailable") }),
  "ended-offline": () => ({ call: voice().ringing().ended("offline") }),
  "ended-connection-lost": () => ({
    call: voice().active().ended("connection-lost", { seconds: 4210 }),
  }),
  "ended-time-limit": () => ({ call: voice().active().ended("time-limit", { seconds: 600 }) }),
  "ended-missed": () => ({
    call: voice({ other: MIRA }).incoming().ended("cancelled", { by: "mira" }),
  }),
  "ended-elsewhere": () => ({ call: voice().incoming().elsewhere() }),
  "failed-permissions": () => ({
    call: voice().dialing({ opened: false })
      .send({ type: "media.failed", failures: [device("permissions")] }),
  }),
  "failed-no-media": () => ({
    call: video().connecting().send({ type: "link.failed", userId: "mira" })
      .ended("connect-failed"),
  }),
  "failed-network-blocked": () => ({
    call: video().connecting().send({ type: "link.shut-in" })
      .send({ type: "link.failed", userId: "mira" }).ended("connect-failed"),
  }),
  "failed-already-in-call": () => ({
    call: voice().dialing().send({
      type: "signaling.refused",
      re: "call:initiate",
      code: "already-in-call",
      message: "",
    }),
  }),
};

const shareMine = (call: FakeCall): FakeCall =>
  call.send({ type: "toggle-screen-share" }).send({
    type: "screen.started",
    stream: new MediaStream(),
  });

/** Opens a modal dialog of the page itself. */
function openPageDialog(): void {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.append("Where shall we send it? ", document.createElement("input"));
  dialog.showModal();
}

/** Imitates full screen, because the browser's own needs a user gesture. */
function fill(): void {
  const window = inElement("chat-call-window")!.shadowRoot!.querySelector(".window")!;
  window.classList.add("covers");
  window.querySelector("chat-call-stage-panel")!.toggleAttribute("full", true);
}

/** A call in another tab, while this one is idle. */
function elsewhere(change: Partial<ElsewhereCall>): Scene {
  return {
    call: voice(),
    elsewhere: {
      sessionId: "call",
      chatId: "chat",
      callType: "voice",
      state: "active",
      people: [MIRA],
      microphoneOn: true,
      cameraOn: true,
      answeredAt: Date.now() - 135_000,
      isGone: false,
      isMoving: false,
      ...change,
    },
  };
}

function press(label: string): void {
  const stage = inElement("chat-call-window")?.shadowRoot
    ?.querySelector("chat-call-stage-panel")?.shadowRoot;
  stage?.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
}
