/** A group call that a test takes from state to state, with separate states for the others. */
import type { CallSnapshot, Participant } from "../../../../server/protocol/call.ts";
import { ANN, FakeCall, type FakeCallOptions } from "./fake-call.ts";
import type { FakePerson } from "./fake-snapshot.ts";

const TIME = "2026-01-01T00:00:00.000Z";
const IDS = { sessionId: "call", chatId: "chat" };

export const GROUP: FakePerson[] = [
  { id: "ben", name: "Ben Okafor" },
  { id: "mira", name: "Mira Lindqvist" },
  { id: "noor", name: "Noor Haddad" },
  { id: "jun", name: "Jun Takahashi" },
  { id: "lea", name: "Léa Fontaine" },
];

export class FakeGroup extends FakeCall {
  readonly #people: FakePerson[];
  readonly #callType: CallSnapshot["callType"];
  readonly #elapsedSeconds: number;
  #callerId = ANN.id;
  readonly #changes = new Map<string, Partial<Participant>>();

  constructor(
    others: number | FakePerson[] = 3,
    options: Omit<FakeCallOptions, "other" | "self"> = {},
  ) {
    const people = typeof others === "number" ? GROUP.slice(0, others) : others;
    super({ ...options, other: people[0] });
    this.#people = people;
    this.#callType = options.callType ?? "voice";
    this.#elapsedSeconds = options.elapsedSeconds ?? 0;
  }

  /** This page calls all of them, and all of them ring. */
  ringsAll(): this {
    this.send({
      type: "initiate",
      chatId: "chat",
      callType: this.#callType,
      people: this.#people,
    }).opened();
    this.send({
      type: "signaling.acked",
      re: "call:initiate",
      ack: { type: "ack", id: "1", success: true, sessionId: "call", call: this.snapshot() },
      receivedAtMs: performance.now(),
    });
    const [{ id }] = this.#people;
    return this.send({
      type: "call:ringing",
      ...IDS,
      targetUserIds: this.#people.map((one) => one.id),
      devices: [{ userId: id, connectionId: "c2", early: "hold" }],
      receivedAtMs: performance.now(),
    });
  }

  /** The first person calls this page and all the others. */
  comes(): this {
    const [caller] = this.#people;
    this.#callerId = caller.id;
    this.#change(caller.id, { userStatus: "joined" });
    return this.send({
      type: "call:incoming",
      ...IDS,
      callType: this.#callType,
      callerId: caller.id,
      callerName: caller.name,
      expiresAt: TIME,
      expiresInMs: 30_000,
      early: "hold",
      call: this.snapshot(),
      receivedAtMs: performance.now(),
    });
  }

  /** These people answer and are connected. */
  answer(...ids: string[]): this {
    for (const id of ids) {
      this.#change(id, { userStatus: "joined" });
      this.send({
        type: "call:accepted",
        ...IDS,
        acceptedBy: id,
        connectionId: `connection-${id}`,
        startedAt: TIME,
        call: this.snapshot(),
        receivedAtMs: performance.now(),
      });
      this.send({ type: "link.connected", userId: id });
    }
    return this;
  }

  /** These people answer while it rings here. */
  joins(...ids: string[]): this {
    for (const id of ids) {
      this.#change(id, { userStatus: "joined" });
      this.send({
        type: "call:participant-joined",
        ...IDS,
        userId: id,
        call: this.snapshot(),
        receivedAtMs: performance.now(),
      });
    }
    return this;
  }

  /** Everybody talks. */
  talking(): this {
    return this.ringsAll().answer(...this.#people.map(({ id }) => id));
  }

  /** This person does not join, for this reason. */
  refuses(id: string, reason: "declined" | "busy" | "offline" | "unavailable"): this {
    return this.send({
      type: "call:rejected",
      ...IDS,
      rejectedBy: id,
      reason,
      receivedAtMs: performance.now(),
    });
  }

  leaves(id: string): this {
    this.#change(id, { userStatus: "left" });
    return this.send({
      type: "call:participant-left",
      ...IDS,
      userId: id,
      reason: "left",
      receivedAtMs: performance.now(),
    });
  }

  mutes(id: string): this {
    this.#change(id, { muted: true });
    return this.send({
      type: "call:participant-audio-toggle",
      ...IDS,
      userId: id,
      muted: true,
      receivedAtMs: performance.now(),
    });
  }

  goesAway(id: string): this {
    this.#change(id, { away: true });
    return this.send({
      type: "call:participant-away",
      ...IDS,
      userId: id,
      receivedAtMs: performance.now(),
    });
  }

  camera(id: string, enabled: boolean): this {
    this.#change(id, { videoEnabled: enabled });
    return this.send({
      type: "call:participant-video-toggle",
      ...IDS,
      userId: id,
      enabled,
      receivedAtMs: performance.now(),
    });
  }

  /** This person's media arrive. */
  shows(id: string, stream: MediaStream): this {
    return this.send({ type: "link.stream", userId: id, stream, screen: null });
  }

  snapshot(): CallSnapshot {
    const isAnswered = [...this.#changes].some(([id, { userStatus }]) =>
      userStatus === "joined" && id !== this.#callerId
    );
    const person = ({ id, name, picture }: FakePerson): Participant => ({
      userId: id,
      name,
      ...(picture !== undefined && { picture }),
      userStatus: "ringing",
      joinedAt: null,
      muted: false,
      videoEnabled: this.#callType === "video",
      screenEnabled: false,
      away: false,
      ...this.#changes.get(id),
    });
    return {
      ...IDS,
      callType: this.#callType,
      status: isAnswered ? "active" : "ringing",
      callerId: this.#callerId,
      participants: [{
        ...person(ANN),
        userStatus: this.#callerId === ANN.id ? "joined" : "ringing",
      }, ...this.#people.map(person)],
      initiatedAt: TIME,
      startedAt: isAnswered ? TIME : null,
      elapsedMs: this.#elapsedSeconds * 1000,
      expiresAt: null,
      expiresInMs: 0,
      early: "hold",
      seatConnectionId: null,
    };
  }

  #change(id: string, change: Partial<Participant>): void {
    this.#changes.set(id, { ...this.#changes.get(id), ...change });
  }
}
