/** Which recordings of pages that are gone are found again, and by whom. */
import { expect } from "@open-wc/testing";
import { holdRecording } from "../../../widget/effects/recording/recording-lock.ts";
import {
  openShelf,
  type RecordingShelf,
  type ShelvedRecording,
} from "../../../widget/effects/recording/recording-shelf.ts";
import { RECORDINGS_NAME } from "../../../widget/effects/recording/recordings-name.ts";
import {
  keepRecordings,
  KEPT_MS,
  type KeptRecordings,
} from "../../../widget/engine/recording/kept-recordings.ts";
import type { RecordingNews } from "../../../widget/model/recording-desk.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";

const SERVER = "https://calls.example/";
const NOW = Date.UTC(2026, 0, 10);

describe("keepRecordings()", () => {
  let shelf: RecordingShelf;
  let opened: KeptRecordings[];

  beforeEach(async () => {
    shelf = await openShelf();
    for (const { id } of await shelf.list()) await shelf.remove(id);
    opened = [];
  });

  afterEach(() => {
    opened.forEach((kept) => kept.close());
    shelf.close();
  });

  async function left(id: string, change: Partial<ShelvedRecording> = {}): Promise<void> {
    await shelf.begin({
      id,
      server: SERVER,
      userId: "ann",
      fileName: `${id}.webm`,
      mimeType: "audio/webm",
      startedAt: NOW - 60_000,
      durationMs: 0,
      bytes: 0,
      pieces: 0,
      isTold: false,
      isPutAway: false,
      ...change,
    });
    if (change.pieces === 0) return;
    await shelf.add(id, new Blob(["one "]), 1_000);
    await shelf.add(id, new Blob(["two"]), 2_000);
  }

  /** A page of this person; with `takes` it keeps the files itself. */
  function page(userId = "ann", { server = SERVER, takes = false } = {}) {
    const told: Extract<RecordingNews, { type: "recorded" }>[] = [];
    let changes = 0;
    const kept = keepRecordings({
      server,
      userId,
      onNews(news) {
        if (news.type !== "recorded") return;
        told.push(news);
        news.decide(takes);
      },
      onChange: () => changes++,
      now: () => NOW,
    });
    opened.push(kept);
    return { kept, told };
  }

  const ids = (kept: KeptRecordings) => kept.list.map(({ id }) => id);
  const exists = async (id: string) => await shelf.find(id) !== null;

  it("finds what the last page recorded, and announces it once", async () => {
    await left("a");
    const first = page();
    await waitUntil(() => first.kept.list.length === 1, "found");
    expect(await first.told[0].blob.text()).to.equal("one two");
    expect(first.told[0]).to.include({ durationSeconds: 2, fileName: "a.webm" });
    expect(first.kept.list[0]).to.include({ bytes: 7, durationSeconds: 2, isPutAway: false });
    const second = page();
    await waitUntil(() => second.kept.list.length === 1, "found again");
    expect(second.told).to.have.length(0);
  });

  it("does not show it to other persons, or on another server", async () => {
    await left("a");
    const others = [page("ben"), page("ann", { server: "https://other.example/" })];
    const own = page();
    await waitUntil(() => own.kept.list.length === 1, "found");
    for (const { kept, told } of others) expect([ids(kept), told]).to.deep.equal([[], []]);
  });

  it("deletes a recording that the page has taken", async () => {
    await left("a");
    const { kept, told } = page("ann", { takes: true });
    await waitUntil(() => told.length === 1, "told");
    while (await exists("a")) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ids(kept)).to.deep.equal([]);
    expect(await told[0].blob.text()).to.equal("one two");
    expect(localStorage.getItem(RECORDINGS_NAME)).to.equal(null);
  });

  it("waits for a recording that another tab is still making", async () => {
    await left("a");
    const release = holdRecording("a");
    const { kept } = page();
    await left("b");
    kept.offer("b");
    await waitUntil(() => kept.list.length === 1, "the other");
    expect(ids(kept)).to.deep.equal(["b"]);
    release();
    await waitUntil(() => kept.list.length === 2, "both");
  });

  it("deletes recordings older than a week, even another person's", async () => {
    await left("old", { userId: "ben", startedAt: NOW - KEPT_MS - 1 });
    await left("young", { startedAt: NOW - KEPT_MS + 1_000 });
    const { kept } = page();
    await waitUntil(() => kept.list.length === 1, "the young one");
    while (await exists("old")) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ids(kept)).to.deep.equal(["young"]);
  });

  it("deletes a recording without any piece", async () => {
    await left("empty", { pieces: 0 });
    await left("full");
    const { kept } = page();
    await waitUntil(() => kept.list.length === 1, "found");
    while (await exists("empty")) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ids(kept)).to.deep.equal(["full"]);
  });

  it("downloads it under its name, and keeps it as put away until it is removed", async () => {
    await left("a");
    const { kept } = page();
    await waitUntil(() => kept.list.length === 1, "found");
    const { click } = HTMLAnchorElement.prototype;
    const saved: string[] = [];
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.protocol}`);
    };
    await kept.save("a");
    HTMLAnchorElement.prototype.click = click;
    expect(saved).to.deep.equal(["a.webm blob:"]);
    expect(kept.list[0].isPutAway).to.equal(true);
    const next = page();
    await waitUntil(() => next.kept.list.length === 1, "still there");
    expect(next.kept.list[0].isPutAway).to.equal(true);
    await next.kept.remove("a");
    expect(await exists("a")).to.equal(false);
    await kept.save("a");
    expect(ids(kept), "another tab has deleted it").to.deep.equal([]);
  });
});
