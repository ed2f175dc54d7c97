/** The call machine's context, ports and delays. */
import { setup } from "xstate";
import type { CallSnapshot, RingingDevice } from "../../server/protocol/call.ts";
import type { SessionId, UserId } from "../../server/protocol/ids.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";
import type { CallEvent, CallNews, RingSound } from "./call-event.ts";
import type { CallFailure, DeviceFailure, DeviceKind } from "./call-failure.ts";
import type { QualityLevel } from "./call-quality.ts";
import type { CallEnding, LiveCall } from "./live-call.ts";
import type { Participant } from "../../server/protocol/call.ts";
import {
  linksPort,
  localMediaPort,
  ringtonePort,
  screenCapturePort,
  signalingPort,
  type WebrtcSignal,
} from "./ports.ts";

/** What a page knows of the call that the previous page was in. */
export interface Returning {
  sessionId: SessionId;
  /** The configuration of that page's links, so that the first offer need not wait for it. */
  config: CallConfig | null;
  /**
   * What that page was sending, as it noted itself: a restarted server does not know. Absent if
   * that page had not resumed the call itself.
   */
  sent?: Pick<Participant, "muted" | "videoEnabled">;
  /** The end of the chat's time limit that the person was warned of. */
  warnedOf?: string | null;
}

/** A question to the local person about their camera. */
export type CameraOffer =
  /** Somebody has turned their camera on in a call that began with voice. */
  | { kind: "join"; userId: UserId }
  /** The connection is too weak for video. */
  | { kind: "spare" };

export interface CallContext {
  selfId: UserId;
  /** The call that this tab's last page was in, until the server has told its state. */
  returning: Returning | null;
  call: LiveCall | null;
  /** The others' devices that ring now. */
  devices: RingingDevice[];
  config: CallConfig | null;
  localStream: MediaStream | null;
  remoteStreams: Readonly<Record<UserId, MediaStream>>;
  /** The screens of those who have shared one. */
  remoteScreens: Readonly<Record<UserId, MediaStream>>;
  /** Pending until the person answers it either way. */
  cameraOffer: CameraOffer | null;
  /** The last page was sharing its screen, which ended with that page. */
  sharingOver: boolean;
  /** The people whose media arrives now. */
  connected: readonly UserId[];
  /** The people whose media is missing: a repair is under way, or it has failed. */
  troubles: Readonly<Record<UserId, "interrupted" | "failed">>;
  /** People who may not be called. As participants they are `rejected`, like those who declined. */
  unavailable: readonly UserId[];
  /** This page has no connection to the server, so missing media may be its own fault. */
  isOffline: boolean;
  /** A link has found that this network seems to block the way out. */
  isShutIn: boolean;
  /** The browser wants a gesture before it plays the others' sound. */
  audioBlocked: boolean;
  /** The quality of the worst connection; null while unknown. */
  quality: { level: QualityLevel; mos: number } | null;
  /** The quality of the connection to each of the others, where measured. */
  qualities: Readonly<Record<UserId, QualityLevel>>;
  /** Devices that were wanted but could not be opened; the call goes on without them. */
  deviceFailures: DeviceFailure[];
  /** Devices that the system interrupts now. */
  interrupted: readonly DeviceKind[];
  /** There is a camera facing the other way. */
  canSwitchCamera: boolean;
  /** The last device that replaced a lost one, or that was chosen earlier and is back. */
  replaced: { device: DeviceKind; label: string; isReturn: boolean } | null;
  /** The chat's time limit, once the server has warned; `atMs` is on the page's monotonic clock. */
  limit: { endsAt: string; atMs: number } | null;
  /** The end of the limit that an earlier page warned the person of. */
  warnedOf: string | null;
  /** What stopped the call, if something did. */
  failure: CallFailure | null;
  ending: CallEnding | null;
  /** Counts the dials, so that the answer to an earlier one is not mistaken for this one's. */
  dials: number;
  /** How it rings here: aloud, silently, or blocked until a gesture; null if another tab rings. */
  ring: RingSound | null;
  /** Calls that ring for this person while another is on the screen. */
  waiting: readonly WaitingRing[];
  /** Calls that were ignored on this page or an earlier one; they may ring on elsewhere. */
  ignored: readonly SessionId[];
}

/** A call that rings while another is on the screen. */
export interface WaitingRing {
  call: CallSnapshot;
  /** What the caller's browser has sent for it, which it does not soon repeat. */
  signals: readonly WebrtcSignal[];
}

export const emptyContext = (
  selfId: UserId,
  returning: Returning | null = null,
): CallContext => ({
  selfId,
  returning,
  call: null,
  devices: [],
  config: null,
  localStream: null,
  remoteStreams: {},
  remoteScreens: {},
  cameraOffer: null,
  sharingOver: false,
  connected: [],
  troubles: {},
  unavailable: [],
  isOffline: false,
  isShutIn: false,
  audioBlocked: false,
  quality: null,
  qualities: {},
  deviceFailures: [],
  interrupted: [],
  canSwitchCamera: false,
  replaced: null,
  limit: null,
  warnedOf: null,
  failure: null,
  ending: null,
  dials: 0,
  ring: null,
  waiting: [],
  ignored: [],
});

export const callSetup = setup({
  types: {} as {
    context: CallContext;
    events: CallEvent;
    emitted: CallNews;
    input: { selfId: UserId; returning?: Returning | null; ignored?: readonly SessionId[] };
    children: {
      signaling: "signaling";
      localMedia: "localMedia";
      links: "links";
    };
  },
  actors: {
    signaling: signalingPort,
    localMedia: localMediaPort,
    links: linksPort,
    screenCapture: screenCapturePort,
    ringtone: ringtonePort,
  },
  delays: {
    /** How long a hang-up waits for the server's confirmation before the page's own guess shows. */
    confirmation: 1_000,
    /** The server ends a ring; a page that has lost the server stops by itself, a little later. */
    ringOver: ({ context }) => (context.call?.ringMs ?? 0) + 5_000,
    /** How long a call placed while the line is down waits for it to return. */
    lineBack: 4_000,
    /** How long the outcome stays on the screen; with the confirmation, within 5 s. */
    outcomeShown: 3_500,
  },
});
