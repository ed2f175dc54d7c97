import { expect } from "@open-wc/testing";
import type { Recording } from "../../../server/protocol/recording.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { isSeen, recordedPeople, waitedFor } from "../../../widget/model/recorded-people.ts";
import { describe, it } from "../support/mocha.ts";
import { callOf, seated as joined } from "./group-script.ts";
import { answered, call, person, restored } from "./script.ts";
import { seated } from "./seated.ts";

const recording = (change: Partial<Recording> = {}): Recording => ({
  userId: "ann",
  state: "on",
  agreed: ["ann", "ben"],
  askedAt: "2026-01-31T12:00:05.000Z",
  ...change,
});
const changed = (now: Recording | null, end = {}): CallEvent => ({
  type: "call:recording-changed",
  ...call,
  recording: now,
  ...end,
  receivedAtMs: 3_000,
});
const stream = (userId: string, media = new MediaStream()): CallEvent => ({
  type: "link.stream",
  userId,
  stream: media,
});

describe("a recording in the machine", () => {
  it("is the server's latest state, with the reason for its end", () => {
    const ann = seated().hear(changed(recording({ state: "asking", agreed: ["ann"] })));
    expect(ann.snapshot.context.call?.recording?.state).to.equal("asking");
    ann.hear(changed(null, { reason: "declined", endedBy: "ben" }));
    expect(ann.snapshot.context.call?.recording).to.equal(null);
    expect(ann.snapshot.context.call?.recordingNews).to.include({
      reason: "declined",
      endedBy: "ben",
    });
  });

  it("ignores the recording of another call", () => {
    const other = { ...changed(recording()), sessionId: "another" } as CallEvent;
    expect(seated().hear(other).snapshot.context.call?.recording).to.equal(undefined);
  });

  it("is taken from the snapshot after a reconnect, as is its absence", () => {
    const seat = { seatConnectionId: "connection-ann" };
    const ann = seated().hear(restored([answered({ ...seat, recording: recording() })], true));
    expect(ann.snapshot.context.call?.recording?.userId).to.equal("ann");
    ann.hear(restored([answered(seat)], true));
    expect(ann.snapshot.context.call?.recording).to.equal(undefined);
  });

  it("is taken from the snapshot of a person who joins", () => {
    const here = callOf(joined("ann", 1), joined("ben", 2), joined("cleo", 3));
    const ann = seated().hear({
      type: "call:participant-joined",
      ...call,
      userId: "cleo",
      call: { ...here, recording: recording({ state: "asking" }) },
      receivedAtMs: 3_000,
    });
    expect(ann.snapshot.context.call?.recording?.state).to.equal("asking");
    expect(waitedFor(ann.snapshot)).to.deep.equal(["cleo"]);
  });
});

describe("recordedPeople()", () => {
  it("recordedPeople() contains those who agree, the maker last, and nobody else", () => {
    const ben = new MediaStream();
    const ann = seated("video").hear(stream("ben", ben), changed(recording()));
    const people = recordedPeople(ann.snapshot, null);
    expect(people.map(({ id }) => id)).to.deep.equal(["ben", "ann"]);
    expect(people[0].voice).to.equal(ben);
    expect(people[1].camera).to.equal(ann.snapshot.context.localStream);
    ann.hear(changed(recording({ agreed: ["ann"] })));
    expect(recordedPeople(ann.snapshot, null).map(({ id }) => id)).to.deep.equal(["ann"]);
    ann.hear(changed(null));
    expect(recordedPeople(ann.snapshot, null)).to.deep.equal([]);
  });

  it("recordedPeople() has no voice of the muted, and no picture of a camera that is off", () => {
    const ann = seated("video").hear(
      stream("ben"),
      changed(recording()),
      { type: "toggle-microphone", force: false },
      {
        type: "call:participant-audio-toggle",
        ...call,
        userId: "ben",
        muted: true,
        receivedAtMs: 1,
      },
    );
    for (const { voice } of recordedPeople(ann.snapshot, null)) expect(voice).to.equal(null);
    ann.hear(
      { type: "toggle-camera", force: false },
      {
        type: "call:participant-video-toggle",
        ...call,
        userId: "ben",
        enabled: false,
        receivedAtMs: 1,
      },
    );
    for (const { camera } of recordedPeople(ann.snapshot, null)) expect(camera).to.equal(null);
  });

  it("recordedPeople() contains shared screens, including this page's own", () => {
    const [bens, anns] = [new MediaStream(), new MediaStream()];
    const ann = seated().hear(
      { type: "link.stream", userId: "ben", stream: new MediaStream(), screen: bens },
      {
        type: "call:participant-screen-toggle",
        ...call,
        userId: "ben",
        enabled: true,
        receivedAtMs: 1,
      },
      changed(recording()),
    );
    const people = recordedPeople(ann.snapshot, anns);
    expect(people.map(({ screen }) => screen)).to.deep.equal([bens, anns]);
    expect(isSeen(ann.snapshot, people)).to.equal(true);
  });

  it("isSeen() tells a voice call from one with pictures", () => {
    const voices = seated().hear(changed(recording()));
    expect(isSeen(voices.snapshot, recordedPeople(voices.snapshot, null))).to.equal(false);
    const video = seated("video").hear(changed(recording()));
    expect(isSeen(video.snapshot, [])).to.equal(true);
  });

  it("waitedFor() names those in the call who have not agreed yet", () => {
    const ann = seated().hear(changed(recording({ state: "asking", agreed: ["ann"] })));
    expect(waitedFor(ann.snapshot)).to.deep.equal([person("ben", "joined").name]);
    expect(waitedFor(seated().snapshot)).to.deep.equal([]);
  });
});
