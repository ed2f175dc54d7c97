/** Tracks and devices without hardware, whose requests the test answers. */
import type { Devices } from "../../../widget/effects/devices/device-access.ts";
import type { DeviceKind } from "../../../widget/model/call-failure.ts";

/** A real track, so that it can be added to a stream; it carries no data. */
export function makeTrack(device: DeviceKind): MediaStreamTrack {
  if (device === "camera") {
    const canvas = document.createElement("canvas");
    canvas.getContext("2d");
    return canvas.captureStream(0).getVideoTracks()[0];
  }
  // An unused connection provides a track without needing a user gesture.
  const connection = new RTCPeerConnection();
  const { receiver } = connection.addTransceiver("audio");
  return receiver.track;
}

/** A `getUserMedia()` request, which the test answers. */
export interface Question {
  constraints: MediaStreamConstraints;
  grant(): MediaStreamTrack[];
  refuse(name: string): void;
}

export interface FakeDevices extends Devices {
  readonly questions: readonly Question[];
  /** Waits for the request with this number, counted from one. */
  question(number: number): Promise<Question>;
  states: Partial<Record<DeviceKind, PermissionState | null>>;
}

export function createFakeDevices(): FakeDevices {
  const questions: Question[] = [];
  const waiting: { number: number; resolve: (question: Question) => void }[] = [];
  const fake: FakeDevices = {
    questions,
    states: {},
    question: (number) =>
      new Promise((resolve) => {
        if (questions[number - 1]) resolve(questions[number - 1]);
        else waiting.push({ number, resolve });
      }),
    permission: (device) => {
      const state = fake.states[device] === undefined ? "granted" : fake.states[device];
      return Promise.resolve(state === null ? null : { state });
    },
    getUserMedia: (constraints) =>
      new Promise((resolve, reject) => {
        const question: Question = {
          constraints,
          grant() {
            const tracks = [
              ...(constraints.audio ? [makeTrack("microphone")] : []),
              ...(constraints.video ? [makeTrack("camera")] : []),
            ];
            resolve(new MediaStream(tracks));
            return tracks;
          },
          refuse: (name) => reject(new DOMException("no", name)),
        };
        questions.push(question);
        for (const { number, resolve } of waiting) {
          if (number === questions.length) resolve(question);
        }
      }),
  };
  return fake;
}
