/**
 * Runs the call machine through random events of a seed, some of them out of place, and records its
 * states and output, so that two builds of the machine can be compared.
 */
import { createActor, fromCallback } from "xstate";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { callMachine } from "../../../widget/model/call-machine.ts";
import { randomFrom } from "../support/random.ts";
import {
  accepted,
  acked,
  answered,
  call,
  CHAT,
  config,
  ended,
  failure,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  refused,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";

/** Time passes. */
interface Pause {
  pauseMs: number;
}

const three = answered({
  participants: [person("ann", "joined"), person("ben", "joined"), person("cleo", "joined")],
});
const ofBen = { ...snapshotOf(), callerId: "ben" };

/** Typical sequences of events, so that a walk makes progress; drawn as a whole or in part. */
const STORIES: readonly (readonly (CallEvent | Pause)[])[] = [
  [initiate("video"), opened(true, true), initiated, ringing("phone"), accepted()],
  [initiate("voice"), { type: "media.opening", granted: false }, initiated, { pauseMs: 40_000 }],
  [{ type: "link.connected", userId: "ben" }],
  [incoming(ofBen), { type: "accept" }, opened(), acked("call:accept", { call: answered() })],
  [incoming(ofBen), { type: "accept" }, refused("call:accept", "answered-elsewhere")],
  [incoming(ofBen), { pauseMs: 50_000 }],
  [incoming(ofBen), { type: "reject", reason: "busy" }],
  [{ type: "toggle-microphone" }, { type: "toggle-camera" }],
  [{ type: "media.opened", ...mediaOf(true, true) }, { type: "toggle-screen-share" }],
  [{ type: "screen.started", stream: new MediaStream() }, { type: "screen.ended" }],
  [{ type: "link.interrupted", userId: "ben" }, { type: "link.connected", userId: "ben" }],
  [{ type: "link.failed", userId: "ben" }, { pauseMs: 2_000 }],
  [{ type: "signaling.lost" }, restored([answered()], true)],
  [restored([])],
  [{
    type: "call:participant-joined",
    ...call,
    userId: "cleo",
    call: three,
    receivedAtMs: 4_000,
  }],
  [accepted(three), { type: "invite", userIds: ["dan"] }, { type: "leave" }],
  [{ type: "media.failed", failures: [failure("microphone"), failure("camera")] }],
  [{ type: "media.device-error", failure: failure("camera", "in-use") }],
  [{ type: "hang-up" }, { pauseMs: 1_500 }],
  [ended(), { type: "dismiss" }],
  [ended("no-answer"), { pauseMs: 5_000 }],
  [{ type: "join", chatId: CHAT, sessionId: SESSION, callType: "voice" }],
  [{ type: "take-over", sessionId: SESSION, chatId: CHAT, config }],
  [{ type: "hand-over" }],
  [{ type: "ignore" }, { type: "log-out" }],
  [{ pauseMs: 700 }],
];

/** The transcript of the walk, one line for each state and output. */
export function walk(seed: number, steps: number): string[] {
  const lines: string[] = [];
  const random = randomFrom(seed);
  const clock = createStillClock();
  const port = (name: string) =>
    fromCallback<{ type: string }>(({ receive, input }) => {
      lines.push(`${name} starts with ${written(input)}`);
      receive((message) => lines.push(`${name} is told ${written(message)}`));
      return () => lines.push(`${name} stops`);
    });
  const machine = callMachine.provide({
    actors: {
      signaling: port("signaling"),
      localMedia: port("local media"),
      links: port("links"),
      screenCapture: port("screen capture"),
      ringtone: port("ringtone"),
      // The transcript does not need the ports' own types.
    } as never,
  });
  const actor = createActor(machine, { clock, input: { selfId: "ann" } });
  actor.on("*", (news) => lines.push(`news: ${written(news)}`));
  actor.subscribe({
    next: ({ status, value, context }) =>
      lines.push(`${status} ${written(value)} ${written(context)}`),
    // An event too far out of place may stop the machine; then both builds must stop alike.
    error: (error) => lines.push(`over: ${error}`),
  });
  actor.start();
  for (let step = 0; step < steps; step++) {
    const story = STORIES[Math.floor(random() * STORIES.length)];
    const from = random() < 0.7 ? 0 : Math.floor(random() * story.length);
    for (const beat of story.slice(from)) {
      lines.push(`> ${written(beat)}`);
      if ("pauseMs" in beat) clock.pass(beat.pauseMs);
      else actor.send(beat);
    }
  }
  actor.stop();
  return lines;
}

function mediaOf(microphone: boolean, camera: boolean) {
  return { stream: new MediaStream(), microphone, camera, failures: [] };
}

function written(value: unknown): string {
  return JSON.stringify(value, (_key, part) => part instanceof MediaStream ? "a stream" : part);
}

/** A clock whose time passes only by `pass()`. */
function createStillClock() {
  let now = 0;
  let nextId = 1;
  const timers = new Map<number, { dueAt: number; run: () => void }>();
  return {
    setTimeout(run: () => void, ms: number): number {
      timers.set(nextId, { dueAt: now + ms, run });
      return nextId++;
    },
    clearTimeout: (id: number) => void timers.delete(id),
    pass(ms: number): void {
      const end = now + ms;
      const isDue = ([, timer]: [number, { dueAt: number }]) => timer.dueAt <= end;
      for (let due = [...timers].find(isDue); due; due = [...timers].find(isDue)) {
        timers.delete(due[0]);
        due[1].run();
      }
      now = end;
    },
  };
}
