/**
 * The element's methods as promises over the machine: each sends its command and settles when the
 * thing has happened. They know the machine's snapshot and nothing of the element.
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
import type { CallRequest } from "./ui/kit/request-event.ts";

/** The call of this page, and the line of the element that is asked. */
export interface CallAccess extends CallHandle {
  line: LineView;
}

/** True: it has happened. An error: it never will. Null: not yet. */
type Verdict = true | CallError | null;

/** Sends the command, and settles by what the snapshots show. */
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

/** A call that waited may take the place of another at the very moment that one ends. */
function replaced(snapshot: CallMachineSnapshot, about: string | null | undefined): Verdict {
  const now = sessionIdOf(snapshot);
  return about && now && now !== about
    ? new CallError("cancelled", "The call is over, and another one rings")
    : null;
}

const sessionIdOf = ({ context }: CallMachineSnapshot) => context.call?.sessionId;
const stateOf = (actor: CallActor) => selectState(actor.getSnapshot());
/** Of a call that only rings for this person `accept` says what to open. */
const isIn = (actor: CallActor) => !/^(idle|incoming|ended)$/.test(stateOf(actor));

function refuse(code: string, what: string, actor: CallActor): Promise<never> {
  return Promise.reject(
    new CallError(code, `Cannot ${what}: current value is the state ${stateOf(actor)}`),
  );
}

/** Why the call did not come to what was waited for; null while it still may. */
function whyOver(snapshot: CallMachineSnapshot): CallError | null {
  const state = selectState(snapshot);
  if (state !== "ended" && state !== "idle") return null;
  const { failure, ending } = snapshot.context;
  if (failure) return callErrorOf(failure);
  const reason = ending?.reason ?? "cancelled";
  return new CallError(reason, `The call is over: ${reason}`);
}

/**
 * For commands that end a call: it is over once the server has said so or is waited for no longer,
 * whatever else rings by then.
 */
const isOver = (snapshot: CallMachineSnapshot): true | null =>
  snapshot.matches({ ended: "confirming" }) ? null : true;

/** Settles when the server has the call. What can be known to be refused is refused before a device opens. */
export function startCall(
  access: CallAccess,
  [offered = "voice"]: readonly CallType[],
  options: StartCallOptions = {},
): Promise<void> {
  const { actor, line } = access;
  const { type, to } = wishOf(options);
  const command = initiationOf(line, type ?? offered, to);
  const state = stateOf(actor);
  // Who calls while that very call rings for them has accepted it.
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

/** No picture where the chat allows voices alone; of a call in another chat than the element's nothing is known. */
function refuseVideo(actor: CallActor, { chat }: LineView): Promise<never> | null {
  const { call } = actor.getSnapshot().context;
  return chat && chat.id === call?.chatId && chat.calls !== "video"
    ? Promise.reject(
      new CallError("calls-not-allowed", `Cannot show a picture: the chat allows ${chat.calls}`),
    )
    : null;
}

/** Settles when the seat is taken and the devices are open; rejects where none can be had, and one only listens. */
export function acceptCall(
  { actor, line }: CallAccess,
  devices: { audio?: boolean; video?: boolean } = {},
): Promise<void> {
  if (stateOf(actor) !== "incoming") return refuse("not-ringing", "accept", actor);
  const refusal = devices.video && refuseVideo(actor, line);
  if (refusal) return refusal;
  return until(actor, { type: "accept", ...devices }, (snapshot) => {
    const { call, localStream, deviceFailures } = snapshot.context;
    const isSeated = call !== null && call.answeredAtMs !== null;
    if (!isSeated) return whyOver(snapshot);
    const [failure] = deviceFailures;
    if (localStream !== null) return true;
    return failure ? callErrorOf(failure) : whyOver(snapshot);
  });
}

export function declineCall({ actor }: CallAccess, reason?: string): Promise<void> {
  if (stateOf(actor) !== "incoming") return refuse("not-ringing", "decline", actor);
  return until(actor, {
    type: "reject",
    // A longer one, or what is no text, would be refused, and the call would ring on elsewhere.
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

/** Before the answer there is no seat to leave, only a call to give up. */
export function leaveCall(access: CallAccess): Promise<void> {
  const { actor } = access;
  const state = stateOf(actor);
  if (state === "incoming") return refuse("not-in-call", "leave", actor);
  if (state === "dialing" || state === "ringing") return hangUp(access);
  if (!actor.getSnapshot().matches("live")) return refuse("not-in-call", "leave", actor);
  return until(actor, { type: "leave" }, isOver);
}

/** What was pressed. */
export function request({ actor, line }: CallAccess, wish: CallRequest): void {
  const isCall = wish.type === "initiate";
  actor.send(isCall ? initiationOf(line, wish.callType, wish.to) : wish);
}

/** Settles when the microphone is open, where it was not, or is muted. */
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

/** Settles when the picture is really there, or really gone. */
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

/** Settles when the screen is shown to the others, or no longer. */
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

/** Settles when the server has asked everybody, or knows that it is over. */
export async function toggleRecording(
  { recordings }: CallAccess,
  force?: boolean,
): Promise<void> {
  const answer = await (await loaded(recordings.open())).toggle(force);
  if (!answer.ok) throw new CallError(answer.code, answer.message);
}
