/** A recording as everybody sees it: requested, waiting, on, over, and ready to be saved. */
import type { Recording } from "../../server/protocol/recording.ts";
import { recordingWordsOf } from "../../widget/ui/locales/recording-catalog.ts";
import { offerRecorded } from "../../widget/ui/recording/recorded-card.ts";
import { defineRecordingRow } from "../../widget/ui/recording/recording-row.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";
import { stringsOf } from "../../widget/ui/words/wording.ts";
import type { FakeCall } from "../widget/ui/support/fake-call.ts";
import { FakeRecordings, KEPT, recordingIs } from "../widget/ui/support/fake-recordings.ts";
import { DIALOG_SCENES } from "./dialog-scenes.ts";
import { LONG, MIRA, remote, video, voice } from "./scene-calls.ts";
import type { Scene } from "./scenes.ts";
import { inElement } from "./stand-in.ts";

/** Time until the strings, which load on demand, are there. */
const SEEN_MS = 600;

const by = (userId: string, state: Recording["state"], ...agreed: string[]) =>
  recordingIs({ userId, state, agreed: [userId, ...agreed] });
const talking = () => voice().active();
const seen = () => video().active().picture(remote());
const scene = (call: FakeCall): Scene => ({ call });

/** Applies `next` only after the scene has been shown, because notices tell of changes. */
const then = (call: FakeCall, next: () => void): Scene => ({
  call,
  after: () => setTimeout(next, SEEN_MS),
});

function ready(call: FakeCall): Scene {
  return then(call.send(by("ann", "on", "ben", MIRA.id)), () => {
    call.recordings.change([KEPT]);
    call.send(recordingIs(null, { reason: "stopped", endedBy: "ann" }));
  });
}

/** The recording's row within the settings. */
function settings(kept: boolean): Scene {
  const around = DIALOG_SCENES.settings();
  return {
    ...around,
    async after(speech: Speech) {
      await around.after!(speech);
      defineRecordingRow();
      const row = document.createElement("chat-call-recording-row");
      row.words = await recordingWordsOf(speech);
      row.strings = stringsOf(speech);
      row.actor = talking().handle.actor;
      row.desk = new FakeRecordings(kept ? [KEPT, { ...KEPT, id: "two", bytes: 7_200_000 }] : [])
        .desk;
      row.canRecord = true;
      inElement("chat-call-settings")!.append(row);
      await row.updateComplete;
      row.scrollIntoView({ block: "center" });
    },
  };
}

/** Scenes by name. */
export const RECORDING_SCENES: Record<string, () => Scene> = {
  "recording-asked-voice": () => scene(talking().send(by("ben", "asking"))),
  "recording-asked-video": () => scene(seen().send(by(MIRA.id, "asking"))),
  "recording-asked-long": () => scene(voice({ other: LONG }).active().send(by(LONG.id, "asking"))),
  "recording-agreed": () => scene(talking().send(by("ben", "asking", "ann"))),
  "recording-waiting-voice": () => scene(talking().send(by("ann", "asking"))),
  "recording-waiting-video": () => scene(seen().send(by("ann", "asking"))),
  "recording-own-voice": () => scene(talking().send(by("ann", "on", "ben"))),
  "recording-own-video": () => scene(seen().send(by("ann", "on", MIRA.id))),
  "recording-others-voice": () => scene(talking().send(by("ben", "on", "ann"))),
  "recording-others-video": () => scene(seen().send(by(MIRA.id, "on", "ann"))),
  "recording-paused": () => scene(talking().send(by("ann", "on", "ben")).send(by("ann", "asking"))),
  "recording-declined": () =>
    scene(
      talking().send(by("ann", "asking"))
        .send(recordingIs(null, { reason: "declined", endedBy: "ben" })),
    ),
  "recording-ready-voice": () => ready(talking()),
  "recording-ready-video": () => ready(seen()),
  "recording-kept": () => {
    const call = voice();
    return {
      call,
      after: () => {
        const { desk } = new FakeRecordings([KEPT]);
        offerRecorded(inElement("chat-call-window")!.getRootNode() as ShadowRoot, desk);
      },
    };
  },
  "recording-settings": () => settings(false),
  "recording-settings-kept": () => settings(true),
};
