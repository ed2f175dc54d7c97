/**
 * The element's methods as promises over the machine: each sends its command and settles when that
 * is done or has failed. They know the machine's snapshot and nothing about the element.
 */
import type { CallType } from "../server/protocol/call.ts";
import { REASON_MAX_LENGTH } from "../server/protocol/limits.ts";
import { CallError, loaded } from "./page/call-error.ts";
import { callErrorOf } from "./page/failure-error.ts";
import { initiationOf, type StartCallOptions, wishOf } from "./page/initiation.ts";
import type { Command } from "./model/call-event.ts";
import {
  type CallActor,
  type CallMachineSnapshot,
  selectCameraOn,
  selectMicrophoneOn,
  selectScreenOn,
  selectState,
} from "./model/call-selectors.ts";
import type { CallHandle } from "./model/call-handle.ts";
import type { LineView } from "./model/line-view.ts";
import { isSeatedIn } from "./model/live-call.ts";
import type { CallRequest } from "./ui/kit/request-event.ts";

/** The call of this page, and the line of the element whose method is called. */
export interface CallAccess extends CallHandle {
  line: LineView;
}

/** True: done. An error: failed for good. Null: not yet known. */
type Verdict = true | CallError | null;

/** Sends the command, and settles once `judge` has a verdict on a snapshot. */
function until(
  actor: CallActor,
  command: Command,
  judge: (snapshot: CallMachineSnapshot) => Verdict,
): Promise<void> {
  actor.send(command);
  const about = sessionIdOf(actor.getSnapshot());
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const look = (snapshot: CallMachineSnapshot): boolean => {
      const verdict = snapshot.status === "active"
        ? judge(snapshot) ?? replaced(snapshot, about)
        : new CallError("cancelled", "The element was removed");
      if (verdict === null) return false;
      stop();
      if (verdict === true) resolve();
      else reject(verdict);
      return true;
    };
    if (look(actor.getSnapshot())) return;
    const subscription = actor.subscribe({
      next: look,
      complete: () => look(actor.getSnapshot()),
    });
    stop = () => subscription.unsubscribe();
  });
}

/** A waiting call may replace another at the very moment that one ends. */
function replaced(snapshot: CallMachineSnapshot, about: string | null | undefined): Verdict {
  const now = sessionIdOf(snapshot);
  return about && now && now !== about
    ? new CallError("cancelled", "The call is over, and another one rings")
    : null;
}

const sessionIdOf = ({ context }: CallMachineSnapshot) => context.call?.sessionId;
const stateOf = (actor: CallActor) => selectState(actor.getSnapshot());
/** Whether toggles apply: for a call that only rings here, `accept` decides what to open. */
const isIn = (actor: CallActor) => !/^(idle|incoming|ended)$/.test(stateOf(actor));

function refuse(code: string, what: string, actor: CallActor): Promise<never> {
  return Promise.reject(
    new CallError(code, `Cannot ${what}: the state is ${stateOf(actor)}`),
  );
}

/** The error if the call is over before the awaited state; null while it is not over. */
function whyOver(snapshot: CallMachineSnapshot): CallError | null {
  const state = selectState(snapshot);
  if (state !== "ended" && state !== "idle") return null;
  const { failure, ending } = snapshot.context;
  if (failure) return callErrorOf(failure);
  const reason = ending?.reason ?? "cancelled";
  return new CallError(reason, `The call is over: ${reason}`);
}

/**
 * For commands that end a call: it is over once the server has confirmed it or the wait for that is
 * over, whatever else may be ringing by then.
 */
const isOver = (snapshot: CallMachineSnapshot): true | null =>
  snapshot.matches({ ended: "confirming" }) ? null : true;

/** Resolves when the server has the call; rejects what is known to fail before a device opens. */
export function startCall(
  access: CallAccess,
  [offered = "voice"]: readonly CallType[],
  options: StartCallOptions = {},
): Promise<void> {
  const { actor, line } = access;
  const { type, to } = wishOf(options);
  const command = initiationOf(line, type ?? offered, to);
  const state = stateOf(actor);
  // Calling a chat whose call rings here means accepting that call.
  if (state === "incoming" && actor.getSnapshot().context.call?.chatId === command.chatId) {
    return acceptCall(access, type && { video: type === "video" });
  }
  if (state !== "idle" && state !== "ended") {
    return refuse("already-in-call", "start a call", actor);
  }
  return until(
    actor,
    command,
    (snapshot) => snapshot.context.call?.sessionId ? true : whyOver(snapshot),
  );
}

/** Rejects video if the chat allows only voice, for a call in the element's own chat. */
function refuseVideo(actor: CallActor, { chat }: LineView): Promise<never> | null {
  const { call } = actor.getSnapshot().context;
  return chat && chat.id === call?.chatId && chat.calls !== "video"
    ? Promise.reject(
      new CallError("calls-not-allowed", `Cannot show a picture: the chat allows ${chat.calls}`),
    )
    : null;
}

/** Resolves when seated with devices open; rejects if none opens, and the person only listens. */
export function acceptCall(
  { actor, line }: CallAccess,
  devices: { audio?: boolean; video?: boolean } = {},
): Promise<void> {
  if (stateOf(actor) !== "incoming") return refuse("not-ringing", "accept", actor);
  const refusal = devices.video && refuseVideo(actor, line);
  if (refusal) return refusal;
  return until(actor, { type: "accept", ...devices }, (snapshot) => {
    const { selfId, call, localStream, deviceFailures } = snapshot.context;
    if (!call || !isSeatedIn(selfId, call)) return whyOver(snapshot);
    const [failure] = deviceFailures;
    if (localStream !== null) return true;
    return failure ? callErrorOf(failure) : whyOver(snapshot);
  });
}

export function declineCall({ actor }: CallAccess, reason?: string): Promise<void> {
  if (stateOf(actor) !== "incoming") return refuse("not-ringing", "decline", actor);
  return until(actor, {
    type: "reject",
    // The server would refuse a longer reason or a non-string, and the call would ring on.
    ...(reason && { reason: `${reason}`.slice(0, REASON_MAX_LENGTH) }),
  }, isOver);
}

/** Stops the ringing on this page only. */
export function ignoreCall({ actor }: CallAccess): Promise<void> {
  if (stateOf(actor) !== "incoming") return refuse("not-ringing", "ignore", actor);
  return until(actor, { type: "ignore" }, isOver);
}

export function hangUp({ actor }: CallAccess): Promise<void> {
  if (!actor.getSnapshot().matches("live")) return refuse("not-in-call", "hang up", actor);
  return until(actor, { type: "hang-up" }, isOver);
}

/** Before the answer there is no seat to leave, so this cancels the call. */
export function leaveCall(access: CallAccess): Promise<void> {
  const { actor } = access;
  const state = stateOf(actor);
  if (state === "incoming") return refuse("not-in-call", "leave", actor);
  if (state === "dialing" || state === "ringing") return hangUp(access);
  if (!actor.getSnapshot().matches("live")) return refuse("not-in-call", "leave", actor);
  return until(actor, { type: "leave" }, isOver);
}

/** Sends the machine what the person has pressed. */
export function request({ actor, line }: CallAccess, wish: CallRequest): void {
  const isCall = wish.type === "initiate";
  actor.send(isCall ? initiationOf(line, wish.callType, wish.to) : wish);
}

/** Resolves when the microphone is muted, or unmuted and open. */
export function toggleMicrophone({ actor }: CallAccess, force?: boolean): Promise<void> {
  const before = actor.getSnapshot();
  if (!isIn(actor)) return refuse("not-in-call", "toggle the microphone", actor);
  const wanted = force ?? !selectMicrophoneOn(before);
  const mayOpen = wanted && !selectMicrophoneOn(before);
  return until(actor, { type: "toggle-microphone", force: wanted }, (snapshot) => {
    const { localStream, deviceFailures } = snapshot.context;
    if (!snapshot.matches("live")) return whyOver(snapshot);
    if (selectMicrophoneOn(snapshot) === wanted) {
      return !mayOpen || localStream?.getAudioTracks().length ? true : null;
    }
    const failure = deviceFailures.slice(before.context.deviceFailures.length)
      .findLast(({ device }) => device === "microphone");
    return failure
      ? callErrorOf(failure)
      : new CallError("cancelled", "The microphone was toggled again meanwhile");
  });
}

/** Resolves when the camera has really opened or closed. */
export function toggleCamera(
  { actor, line }: CallAccess,
  force: boolean | undefined,
): Promise<void> {
  const before = actor.getSnapshot();
  if (!isIn(actor)) return refuse("not-in-call", "toggle the camera", actor);
  const wanted = force ?? !selectCameraOn(before);
  const refusal = wanted && refuseVideo(actor, line);
  if (refusal) return refusal;
  return until(actor, { type: "toggle-camera", force: wanted }, (snapshot) => {
    if (!snapshot.matches("live")) return whyOver(snapshot);
    if (snapshot.matches({ live: { camera: "opening" } })) return null;
    if (snapshot.matches({ live: { camera: "on" } }) === wanted) return true;
    const failure = snapshot.context.deviceFailures.findLast(({ device }) => device === "camera");
    return failure
      ? callErrorOf(failure)
      : new CallError("not-in-call", "Cannot turn the camera on: the call is not answered yet");
  });
}

/** Resolves when the screen is shared, or no longer shared. */
export function toggleScreenShare({ actor }: CallAccess, force?: boolean): Promise<void> {
  const before = actor.getSnapshot();
  if (!isIn(actor)) return refuse("not-in-call", "share the screen", actor);
  const wanted = force ?? !selectScreenOn(before);
  return until(actor, { type: "toggle-screen-share", force: wanted }, (snapshot) => {
    if (!snapshot.matches("live")) return whyOver(snapshot);
    if (snapshot.matches({ live: { screen: { sharing: "choosing" } } })) return null;
    if (selectScreenOn(snapshot) === wanted) return true;
    const failure = snapshot.context.deviceFailures.slice(before.context.deviceFailures.length)
      .findLast(({ device }) => device === "screen");
    if (failure) return callErrorOf(failure);
    return stateOf(actor) === "active"
      ? new CallError("permissions", "Cannot share the screen: nothing was chosen")
      : new CallError("not-in-call", "Cannot share the screen: the call is not answered yet");
  });
}

/** Resolves when the server has asked everybody, or knows that the recording is over. */
export async function toggleRecording(
  { recordings }: CallAccess,
  force?: boolean,
): Promise<void> {
  const answer = await (await loaded(recordings.open())).toggle(force);
  if (!answer.ok) throw new CallError(answer.code, answer.message);
}
