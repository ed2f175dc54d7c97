/** How the desk follows the server's recording state, and what it does when the line is lost. */
import { expect } from "@open-wc/testing";
import type { CallSnapshot } from "../../../server/protocol/call.ts";
import type { Recording } from "../../../server/protocol/recording.ts";
import {
  openShelf,
  type RecordingShelf,
} from "../../../widget/effects/recording/recording-shelf.ts";
import { openRecordingDesk } from "../../../widget/engine/recording/recording-desk.ts";
import type { RecordingDesk, RecordingNews } from "../../../widget/model/recording-desk.ts";
import { eventually, madePerson, runningContext } from "../effects/recording/made-media.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { FakeCall } from "../ui/support/fake-call.ts";
import { recordingIs } from "../ui/support/fake-recordings.ts";
import { snapshotOfTwo } from "../ui/support/fake-snapshot.ts";
import { welcome } from "../model/script.ts";
import { ANN, BEN } from "../ui/support/fake-call.ts";

const on = recordingIs({ userId: "ann", state: "on", agreed: ["ann", "ben"] });

describe("openRecordingDesk()", () => {
  let context: AudioContext;
  let shelf: RecordingShelf;
  let call: FakeCall;
  let desk: RecordingDesk;
  let asked: string[];
  let news: string[];

  beforeEach(async () => {
    context = await runningContext();
    shelf = await openShelf();
    for (const { id } of await shelf.list()) await shelf.remove(id);
    const ann = madePerson(context, "ann", 440);
    const ben = madePerson(context, "ben", 1_300);
    call = new FakeCall({ stream: ann.stream }).active().picture(ben.stream);
    asked = [];
    news = [];
  });

  afterEach(async () => {
    desk.close();
    shelf.close();
    await context.close();
  });

  function open(): void {
    desk = openRecordingDesk({
      selfId: "ann",
      server: "https://calls.example/",
      actor: call.handle.actor,
      line: {
        tell: () => true,
        ask: ({ type }) => {
          asked.push(type);
          const ack = { type: "ack" as const, id: "1", success: true as const };
          return Promise.resolve({ ok: true, ack, receivedAtMs: 0 });
        },
      },
      gate: {
        whenRunning(use) {
          use(context);
          return () => {};
        },
        close: () => {},
      },
      connections: new Map(),
      onNews(one: RecordingNews) {
        if (one.type === "recording") news.push(`${one.state} ${one.reason ?? ""}`.trim());
        else news.push(one.type);
        if (one.type === "recorded") one.decide(false);
      },
    });
  }

  const reaches = (ms: number) =>
    eventually(async () => (await shelf.list()).some((one) => one.durationMs >= ms), `${ms} ms`);
  const back = (recording?: Recording) => {
    const known: CallSnapshot = {
      ...snapshotOfTwo({
        callType: "voice",
        self: ANN,
        other: BEN,
        caller: ANN,
        status: "joined",
        elapsedSeconds: 9,
      }),
      ...(recording && { recording }),
    };
    call.send({
      type: "signaling.restored",
      welcome: welcome({ calls: [known] }),
      receivedAtMs: performance.now(),
    });
  };

  it("records while all agree, and offers the recording when somebody stops agreeing", async () => {
    open();
    await desk.request();
    call.send(recordingIs({ userId: "ann", state: "asking", agreed: ["ann"] }));
    expect(await shelf.list()).to.deep.equal([]);
    call.send(on);
    await reaches(1_000);
    call.send(recordingIs(null, { reason: "declined", endedBy: "ben" }));
    await waitUntil(() => desk.kept.length === 1, "kept");
    expect(asked).to.deep.equal(["call:recording:request"]);
    expect(news).to.deep.equal([
      "asking",
      "on",
      "off declined",
      "recorded",
      "recordings-offered",
    ]);
    expect(desk.kept[0].fileName).to.match(/^Ben Okafor /);
  });

  it("stops a recording that an earlier page began", async () => {
    call.send(on);
    open();
    await waitUntil(() => asked.length > 0, "the end");
    expect(asked).to.deep.equal(["call:recording:stop"]);
    expect(await shelf.list()).to.deep.equal([]);
  });

  it("goes on while the line is lost, and keeps what was recorded meanwhile", async () => {
    open();
    await desk.request();
    call.send(on);
    await reaches(1_000);
    call.send({ type: "signaling.lost" });
    await reaches(3_000);
    back({
      userId: "ann",
      state: "on",
      agreed: ["ann", "ben"],
      askedAt: "2026-01-01T12:00:00.000Z",
    });
    await reaches(4_000);
    call.send(recordingIs(null, { reason: "stopped", endedBy: "ann" }));
    await waitUntil(() => desk.kept.length === 1, "kept");
    expect(desk.kept[0].durationSeconds).to.be.at.least(4);
  });

  it("discards what was recorded while the line was lost if the recording had ended", async () => {
    open();
    await desk.request();
    call.send(on);
    await reaches(1_000);
    call.send({ type: "signaling.lost" });
    const [{ durationMs }] = await shelf.list();
    await reaches(durationMs + 2_000);
    back();
    await waitUntil(() => desk.kept.length === 1, "kept");
    expect(desk.kept[0].durationSeconds).to.be.below(durationMs / 1_000 + 1.2);
  });

  it("stops at the end of the call, and keeps the recording", async () => {
    open();
    await desk.request();
    call.send(on);
    await reaches(1_000);
    call.ended("completed", { by: "ben", seconds: 9 });
    await waitUntil(() => desk.kept.length === 1, "kept");
    expect(news).to.include("off call-over");
  });
});
