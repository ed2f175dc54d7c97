/** What the call machine knows and may do: its context, its ports, its delays. */
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
} from "./ports.ts";

/** What a page knows of the call that the page before it was in. */
export interface Returning {
  sessionId: SessionId;
  /** What that page set its links up with, so that the first offer need not wait for it. */
  config: CallConfig | null;
  /**
   * What that page sent, in its own words: a server that was started anew knows nothing of it. Absent
   * where it was not back in the call itself.
   */
  sent?: Pick<Participant, "muted" | "videoEnabled">;
  /** The limit that the person has been warned of. */
  warnedOf?: string | null;
}

/** A question to this person about their camera. */
export type CameraOffer =
  /** Somebody has turned theirs on in a call that began with voice. */
  | { kind: "join"; userId: UserId }
  /** The connection is too weak for a picture. */
  | { kind: "spare" };

export interface CallContext {
  selfId: UserId;
  /** The call that the last page of this tab was in, until the server has spoken of it. */
  returning: Returning | null;
  call: LiveCall | null;
  /** Devices of the others that ring now. */
  devices: RingingDevice[];
  config: CallConfig | null;
  localStream: MediaStream | null;
  remoteStreams: Readonly<Record<UserId, MediaStream>>;
  /** The others' screens, as far as they have ever shared one. */
  remoteScreens: Readonly<Record<UserId, MediaStream>>;
  /** Open until it is answered either way. */
  cameraOffer: CameraOffer | null;
  /** The last page shared its screen, which ended with it. */
  sharingOver: boolean;
  /** Whose media arrives now. */
  connected: readonly UserId[];
  /** Whose media came and does no longer, or never did: a repair is under way, or has failed. */
  troubles: Readonly<Record<UserId, "interrupted" | "failed">>;
  /** Those called from here who may not be called: as participants they are `rejected`, like those who declined. */
  unavailable: readonly UserId[];
  /** This page has no way to the server: what does not come may be lost here. */
  isOffline: boolean;
  /** No way leads out of this network, as far as a link could find. */
  isShutIn: boolean;
  /** The browser waits for a gesture before it plays the others. */
  audioBlocked: boolean;
  /** How good the worst connection is; null while it is not known. */
  quality: { level: QualityLevel; mos: number } | null;
  /** And that to each of the others, as far as it was measured. */
  qualities: Readonly<Record<UserId, QualityLevel>>;
  /** Devices that were wanted and could not be had; the call goes on without them. */
  deviceFailures: DeviceFailure[];
  /** Those that the system holds back now. */
  interrupted: readonly DeviceKind[];
  /** There is a camera that looks the other way. */
  canSwitchCamera: boolean;
  /** The device that took the place of another last: of one that was lost, or, as the chosen one, on its return. */
  replaced: { device: DeviceKind; label: string; isReturn: boolean } | null;
  /** The chat's own limit, once the server has warned of it; `atMs` is on the page's monotonic clock. */
  limit: { endsAt: string; atMs: number } | null;
  /** The limit that a page before this one has warned the person of. */
  warnedOf: string | null;
  /** What stopped the call, where something did. */
  failure: CallFailure | null;
  ending: CallEnding | null;
  /** Counts the dials, so that the answer to an earlier one is not taken for this one's. */
  dials: number;
  /** How it rings on this page: aloud, silently, not before the page is touched; null where another tab does. */
  ring: RingSound | null;
  /** Calls that ring for this person while another is on the screen. */
  waiting: readonly CallSnapshot[];
  /** Calls that were silenced here, on this page or one before it, and may ring on elsewhere. */
  ignored: readonly SessionId[];
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
    /** How long a hang-up waits for the server's own words before the page uses its guess. */
    confirmation: 1_000,
    /** The server ends a ring in time; a page that no longer hears it stops by itself, a little later. */
    ringOver: ({ context }) => (context.call?.ringMs ?? 0) + 5_000,
    /** How long a call that is placed while the line is down waits for it. */
    lineBack: 4_000,
    /** How long the outcome stays on the screen; with the confirmation, within 5 s. */
    outcomeShown: 3_500,
  },
});
