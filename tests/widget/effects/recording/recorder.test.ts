import { expect } from "@open-wc/testing";
import { createRecorder, type Recorder } from "../../../../widget/effects/recording/recorder.ts";
import {
  openShelf,
  type RecordingShelf,
} from "../../../../widget/effects/recording/recording-shelf.ts";
import { withLength } from "../../../../widget/effects/recording/webm-length.ts";
import type { RecordingTrouble } from "../../../../widget/model/recording-desk.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import {
  coloursIn,
  eventually,
  lengthOf,
  type MadePerson,
  madePerson,
  pitchesIn,
  RECORDING_MAX_MS,
  runningContext,
  secondsOf,
} from "./made-media.ts";

const LOW = 440;
const HIGH = 1_300;
const HEARD = 0.05;

describe("createRecorder()", function () {
  this.timeout(RECORDING_MAX_MS);
  let context: AudioContext;
  let shelf: RecordingShelf;
  let people: MadePerson[];
  let parts: string[];
  let troubles: RecordingTrouble[];
  let recorder: Recorder;

  beforeEach(async () => {
    context = await runningContext();
    shelf = await openShelf();
    for (const { id } of await shelf.list()) await shelf.remove(id);
    parts = [];
    troubles = [];
    recorder = createRecorder({
      context,
      shelf,
      owner: { server: "https://calls.example/", userId: "ann" },
      onPart: (id) => parts.push(id),
      onTrouble: (trouble) => troubles.push(trouble),
    });
  });

  afterEach(async () => {
    await recorder.stop(false);
    people.forEach((person) => person.close());
    shelf.close();
    await context.close();
  });

  /** Waits until a recording of this length is on the shelf. */
  const reaches = (ms: number) =>
    eventually(async () => (await shelf.list()).some((one) => one.durationMs >= ms), `${ms} ms`);

  type Spot = { point: [number, number]; channel: number };
  /** Whether each of these spots in a file's last picture is purely red, green or blue (0 to 2). */
  async function isLike(file: Blob, spots: Spot[]): Promise<boolean> {
    const colours = await coloursIn(file, spots.map(({ point }) => point)).catch(() => null);
    return spots.every(({ channel }, at) =>
      colours?.[at].every((value, one) => one === channel ? value > 150 : value < 130)
    );
  }
  /** Repeats, because a player may reach the end before it has drawn it. */
  const looksLike = (file: Blob, ...spots: Spot[]) =>
    eventually(() => isLike(file, spots), `${JSON.stringify(spots)} in a file`);
  /**
   * Waits until the recording on the shelf looks like this; on a busy machine pictures come late.
   */
  const shows = (...spots: Spot[]) =>
    eventually(async () => {
      const [{ id }] = await shelf.list();
      return await isLike(await shelf.read(id), spots);
    }, "a picture");

  it("mixes all voices into a file that decodes", async () => {
    people = [madePerson(context, "ben", HIGH), madePerson(context, "ann", LOW)];
    recorder.record(people, false);
    await reaches(1_500);
    await recorder.stop(false);
    const file = await shelf.read(parts[0]);
    expect(file.type).to.match(/^audio\//);
    const [low, high] = await pitchesIn(file, [LOW, HIGH]);
    expect(low).to.be.above(HEARD);
    expect(high).to.be.above(HEARD);
    const [entry] = await shelf.list();
    expect(entry.fileName).to.match(/^ben \d{4}-\d\d-\d\d \d\d-\d\d\.webm$/);
    expect(entry.bytes).to.equal(file.size);
    expect(entry.durationMs / 1_000).to.be.closeTo(await secondsOf(file), 0.35);
  });

  it("draws everybody side by side, and a shared screen large", async () => {
    people = [
      madePerson(context, "ben", HIGH, "#ff0000"),
      madePerson(context, "ann", LOW, "#0000ff"),
    ];
    recorder.record(people, true);
    await reaches(1_500);
    const screen = madePerson(context, "screen", 50, "#00ff00");
    recorder.record([{ ...people[0], screen: screen.stream }, people[1]], true);
    await reaches(1_500);
    await shows({ point: [0.4, 0.5], channel: 1 }, { point: [0.9, 0.4], channel: 0 });
    await recorder.stop(false);
    screen.close();
    const file = await shelf.read(parts[0]);
    expect(file.type).to.match(/^video\//);
    await looksLike(file, { point: [0.4, 0.5], channel: 1 }, { point: [0.9, 0.4], channel: 0 });
    const [low, high] = await pitchesIn(file, [LOW, HIGH]);
    expect(low).to.be.above(HEARD);
    expect(high).to.be.above(HEARD);
  });

  it("shows two people's pictures", async () => {
    people = [
      madePerson(context, "ben", HIGH, "#ff0000"),
      madePerson(context, "ann", LOW, "#0000ff"),
    ];
    recorder.record(people, true);
    await reaches(1_500);
    await shows({ point: [0.25, 0.5], channel: 0 }, { point: [0.75, 0.5], channel: 2 });
    await recorder.stop(false);
    // Compares to the end, because the first pictures may come late.
    const [{ durationMs }] = await shelf.list();
    const file = await withLength(await shelf.read(parts[0]), durationMs);
    await looksLike(file, { point: [0.25, 0.5], channel: 0 }, { point: [0.75, 0.5], channel: 2 });
    expect(await lengthOf(file), "the file states its length")
      .to.be.closeTo(durationMs / 1_000, 0.01);
  });

  it("leaves out what happens while it is paused", async () => {
    people = [madePerson(context, "ben", HIGH), madePerson(context, "ann", LOW)];
    recorder.record(people, false);
    await reaches(1_000);
    recorder.pause();
    people[0].hums(2_600);
    const paused = performance.now();
    // Time has to pass here: this part must not be in the file.
    await waitUntil(() => performance.now() - paused > 1_500, "a pause");
    people[0].hums(HIGH);
    // The browser's audio buffers still hold the other tone.
    await new Promise((resolve) => setTimeout(resolve, 200));
    recorder.record([people[0]], false);
    await reaches(2_500);
    await recorder.stop(false);
    const file = await shelf.read(parts[0]);
    const [entry] = await shelf.list();
    expect(await secondsOf(file)).to.be.closeTo(entry.durationMs / 1_000, 0.4);
    expect((await pitchesIn(file, [2_600]))[0]).to.be.below(HEARD / 2);
  });

  it("leaves out a muted voice", async () => {
    people = [madePerson(context, "ben", HIGH), madePerson(context, "ann", LOW)];
    recorder.record([people[0], { ...people[1], voice: null }], false);
    await reaches(1_500);
    await recorder.stop(false);
    const [low, high] = await pitchesIn(await shelf.read(parts[0]), [LOW, HIGH]);
    expect(high).to.be.above(HEARD);
    expect(low).to.be.below(HEARD / 5);
  });

  it("starts a second file when pictures are added to a voice call", async () => {
    people = [madePerson(context, "ben", HIGH), madePerson(context, "ann", LOW, "#0000ff")];
    recorder.record(people, false);
    await reaches(1_000);
    recorder.record(people, true);
    await eventually(async () => (await shelf.list()).length === 2, "a second file");
    await eventually(
      async () =>
        (await shelf.list()).some((one) => one.mimeType.startsWith("video") && one.pieces > 1),
      "pictures",
    );
    await recorder.stop(false);
    expect(parts).to.have.length(2);
    expect((await shelf.read(parts[0])).type).to.match(/^audio/);
    expect((await shelf.read(parts[1])).type).to.match(/^video/);
  });

  it("drops what was recorded after doubt() if it is stopped with true", async () => {
    people = [madePerson(context, "ben", HIGH), madePerson(context, "ann", LOW)];
    recorder.record(people, false);
    await reaches(1_500);
    recorder.doubt();
    const [{ durationMs }] = await shelf.list();
    await reaches(durationMs + 1_500);
    await recorder.stop(true);
    const [entry] = await shelf.list();
    expect(entry.durationMs).to.be.below(durationMs + 1_200);
    expect(await secondsOf(await shelf.read(parts[0]))).to.be.below(entry.durationMs / 1_000 + 0.2);
  });

  it("reports full storage, and keeps what was recorded before", async () => {
    people = [madePerson(context, "ben", HIGH)];
    recorder.record(people, false);
    await reaches(1_000);
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    try {
      await waitUntil(() => troubles.length > 0, "trouble");
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(troubles).to.deep.equal(["full"]);
    await recorder.stop(false);
    expect((await pitchesIn(await shelf.read(parts[0]), [HIGH]))[0]).to.be.above(HEARD);
  });
});
