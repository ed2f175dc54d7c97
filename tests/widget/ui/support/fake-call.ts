/**
 * A real call machine whose ports do nothing, driven by the events that a server and a browser
 * would send. With it, tests show views in any state without either.
 */
import { createActor, type EventObject, fromCallback } from "xstate";
import type {
  AwayReason,
  CallSnapshot,
  CallType,
  EndReason,
} from "../../../../server/protocol/call.ts";
import type { CallEvent } from "../../../../widget/model/call-event.ts";
import type { DeviceFailure } from "../../../../widget/model/call-failure.ts";
import type { CallHandle } from "../../../../widget/model/call-handle.ts";
import type { QualityLevel } from "../../../../widget/model/call-quality.ts";
import type { CallMessages } from "../../../../widget/model/message-box.ts";
import { callMachine } from "../../../../widget/model/call-machine.ts";
import type {
  LinksReceives,
  LocalMediaReceives,
  RingtoneInput,
  SignalingReceives,
} from "../../../../widget/model/ports.ts";
import { FakeRecordings } from "./fake-recordings.ts";
import { CALL, type FakePerson, snapshotOfTwo, TIME } from "./fake-snapshot.ts";

export const ANN: FakePerson = { id: "ann", name: "Ann Sorel" };
export const BEN: FakePerson = { id: "ben", name: "Ben Okafor" };

/** The id of the call of `secondRing()`. */
export const SECOND_CALL = "second-call";

export interface FakeCallOptions {
  callType?: CallType;
  /** The person at this page. */
  self?: FakePerson;
  other?: FakePerson;
  /** How loud each person is; silence by default. */
  level?: (userId: string) => number;
  /** Whole seconds since the answer, for the timer. */
  elapsedSeconds?: number;
  /** This page's own stream. */
  stream?: MediaStream;
}

const silence = () => {};

const quietMachine = callMachine.provide({
  actors: {
    signaling: fromCallback<SignalingReceives>(silence),
    localMedia: fromCallback<LocalMediaReceives>(silence),
    links: fromCallback<LinksReceives>(silence),
    screenCapture: fromCallback(silence),
    ringtone: fromCallback<EventObject, RingtoneInput>(silence),
  },
});

/** For calls without messages. */
const NOT_NEEDED: CallMessages = {
  desk: null,
  loaded: new Promise(() => {}),
  load: () => Promise.reject(new Error("Cannot load messages: current value is a call without")),
};

/** A call of two that a test takes from state to state. */
export class FakeCall {
  readonly handle: CallHandle;
  readonly recordings = new FakeRecordings();
  readonly #options: Required<Omit<FakeCallOptions, "level">>;
  #direction: "outgoing" | "incoming" = "outgoing";

  constructor(options: FakeCallOptions = {}) {
    const { level = () => 0, ...rest } = options;
    this.#options = {
      callType: "voice",
      self: ANN,
      other: BEN,
      elapsedSeconds: 0,
      stream: new MediaStream(),
      ...rest,
    };
    const actor = createActor(quietMachine, { input: { selfId: this.#options.self.id } });
    this.handle = {
      actor: actor.start(),
      levels: { level },
      recordings: this.recordings,
      messages: NOT_NEEDED,
    };
  }

  get direction(): "outgoing" | "incoming" {
    return this.#direction;
  }

  send(event: CallEvent): this {
    this.handle.actor.send(event);
    return this;
  }

  /** Someone calls this page. */
  incoming(): this {
    this.#direction = "incoming";
    return this.#rings(CALL.sessionId, this.#options.other);
  }

  /** Someone else calls too, while there is a call on the screen. */
  secondRing(caller: FakePerson): this {
    return this.#rings(SECOND_CALL, caller);
  }

  /** This page calls; with `opened: false` its devices are still opening. */
  dialing({ opened = true }: { opened?: boolean } = {}): this {
    const { callType, other } = this.#options;
    this.send({ type: "initiate", chatId: CALL.chatId, callType, people: [other] });
    return opened ? this.opened() : this;
  }

  /** The devices of this page have opened, except for those in `failures`. */
  opened(failures: DeviceFailure[] = []): this {
    const failed = (device: string) => failures.some((failure) => failure.device === device);
    return this.send({
      type: "media.opened",
      stream: this.#options.stream,
      microphone: !failed("microphone"),
      camera: this.#options.callType === "video" && !failed("camera"),
      failures,
    });
  }

  /** The server has acknowledged the call, and a device of the other person rings. */
  acknowledged(): this {
    const { other } = this.#options;
    this.send({
      type: "signaling.acked",
      re: "call:initiate",
      ack: { type: "ack", id: "1", success: true, sessionId: "call", call: this.#call("ringing") },
      receivedAtMs: performance.now(),
    });
    return this.send({
      type: "call:ringing",
      ...CALL,
      targetUserIds: [other.id],
      devices: [{ userId: other.id, connectionId: "c2", early: "hold" }],
      receivedAtMs: performance.now(),
    });
  }

  ringing(): this {
    return this.dialing().acknowledged();
  }

  /** The other person answers; no media flows yet. */
  accepted(): this {
    return this.send({
      type: "call:accepted",
      ...CALL,
      acceptedBy: this.#options.other.id,
      connectionId: "c2",
      startedAt: TIME,
      call: this.#call("joined"),
      receivedAtMs: performance.now(),
    });
  }

  connecting(): this {
    return this.ringing().accepted();
  }

  /** The two hear each other. */
  active(): this {
    return this.connecting().send({ type: "link.connected", userId: this.#options.other.id });
  }

  /** An incoming call was accepted here and is running. */
  answered(failures: DeviceFailure[] = []): this {
    this.incoming().send({ type: "accept" }).opened(failures);
    this.send({
      type: "signaling.acked",
      re: "call:accept",
      ack: { type: "ack", id: "2", success: true, call: this.#call("joined") },
      receivedAtMs: performance.now(),
    });
    return this.send({ type: "link.connected", userId: this.#options.other.id });
  }

  reconnecting(): this {
    return this.send({ type: "link.interrupted", userId: this.#options.other.id });
  }

  /** The measured quality of the connection to this person, and of the whole call. */
  measured(userId: string, level: QualityLevel): this {
    return this.send({ type: "quality.person", userId, level })
      .send({ type: "quality.changed", level, mos: 3 });
  }

  /** The other person's media arrive. */
  picture(stream: MediaStream, screen?: MediaStream): this {
    return this.send({
      type: "link.stream",
      userId: this.#options.other.id,
      stream,
      ...(screen && { screen }),
    });
  }

  /** The server reports a change of the other person: muted, camera off, away. */
  other(
    change: {
      muted?: boolean;
      videoEnabled?: boolean;
      screenEnabled?: boolean;
      away?: AwayReason;
    },
  ): this {
    const about = { ...CALL, userId: this.#options.other.id, receivedAtMs: performance.now() };
    if (change.muted !== undefined) {
      this.send({ type: "call:participant-audio-toggle", ...about, muted: change.muted });
    }
    if (change.videoEnabled !== undefined) {
      this.send({
        type: "call:participant-video-toggle",
        ...about,
        enabled: change.videoEnabled,
      });
    }
    if (change.screenEnabled !== undefined) {
      this.send({
        type: "call:participant-screen-toggle",
        ...about,
        enabled: change.screenEnabled,
      });
    }
    if (change.away) {
      this.send({ type: "call:participant-away", ...about, reason: change.away });
    }
    return this;
  }

  /** The server ends the call. */
  ended(
    reason: EndReason,
    { by = null, seconds = 0 }: { by?: string | null; seconds?: number } = {},
  ) {
    return this.send({
      type: "call:ended",
      ...CALL,
      endedBy: by,
      reason,
      status: "ended",
      durationSeconds: seconds,
      receivedAtMs: performance.now(),
    });
  }

  /** Another device of this person has answered. */
  elsewhere(): this {
    return this.send({
      type: "call:answered-elsewhere",
      ...CALL,
      receivedAtMs: performance.now(),
    });
  }

  #rings(sessionId: string, caller: FakePerson): this {
    const ring = { ...CALL, sessionId };
    const parties = { ...this.#options, other: caller, caller };
    return this.send({
      type: "call:incoming",
      ...ring,
      callType: this.#options.callType,
      callerId: caller.id,
      callerName: caller.name,
      expiresAt: TIME,
      expiresInMs: 30_000,
      early: "hold",
      call: { ...snapshotOfTwo({ ...parties, status: "ringing" }), ...ring },
      receivedAtMs: performance.now(),
    });
  }

  #call(status: "ringing" | "joined"): CallSnapshot {
    const { self, other } = this.#options;
    const caller = this.#direction === "outgoing" ? self : other;
    return snapshotOfTwo({ ...this.#options, caller, status });
  }
}
