import { describe, it } from "../../support/mocha.ts";
import { aTimeout, expect, fixture, html } from "@open-wc/testing";
import type { Avatar } from "../../../../widget/ui/kit/avatar.ts";
import type { CallTimer } from "../../../../widget/ui/kit/call-timer.ts";
import { defineCallWindow } from "../../../../widget/ui/window/define-call-window.ts";
import { formatDuration } from "../../../../widget/ui/words/duration.ts";
import type { VideoTile } from "../../../../widget/ui/stage/video-tile.ts";
import type { VoiceMeter } from "../../../../widget/ui/kit/voice-meter.ts";
import { waitUntil } from "../../support/wait-until.ts";

defineCallWindow();

const PIXEL =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'></svg>";

describe("avatar", () => {
  const show = (name: string, picture?: string) =>
    fixture<Avatar>(html`
      <chat-call-avatar .personId=${"ben"} .name=${name} .picture=${picture}></chat-call-avatar>
    `);

  it("avatar shows the initials, and the picture once it is loaded", async () => {
    const view = await show("Ben Okafor", PIXEL);
    expect(view.shadowRoot!.querySelector(".initials")!.textContent).to.equal("BO");
    await waitUntil(() => view.shadowRoot!.querySelector("img.loaded"));
    expect(view.shadowRoot!.querySelector("img")!.referrerPolicy).to.equal("no-referrer");
    await expect(view).to.be.accessible();
  });

  it("avatar falls back to the initials when the picture fails to load", async () => {
    const view = await show("Ben", "data:image/png,broken");
    await waitUntil(() => view.shadowRoot!.querySelector("img") === null);
    expect(view.shadowRoot!.querySelector(".initials")!.textContent).to.equal("B");
  });

  it("avatar tries again when the picture's address changes", async () => {
    const view = await show("Ben", "data:image/png,broken");
    await waitUntil(() => view.shadowRoot!.querySelector("img") === null);
    view.picture = PIXEL;
    await waitUntil(() => view.shadowRoot!.querySelector("img.loaded"));
  });

  it("avatar draws an icon for a person without a name", async () => {
    const view = await show("");
    expect(view.shadowRoot!.querySelector(".initials svg") !== null).to.equal(true);
  });
});

describe("call timer", () => {
  it("call timer counts from the answer, without announcing each second", async () => {
    const since = performance.now() - 64_600;
    const view = await fixture<CallTimer>(html`
      <chat-call-timer .since=${since}></chat-call-timer>
    `);
    const timer = view.shadowRoot!.querySelector("[role='timer']")!;
    const first = timer.textContent!;
    const longest = (performance.now() - since) / 1000;
    expect(first >= "1:04" && first <= formatDuration(longest), first).to.equal(true);
    expect(timer.getAttribute("aria-live")).to.equal("off");
    await waitUntil(() => timer.textContent! > first);
    await expect(view).to.be.accessible();
  });
});

describe("voice meter", () => {
  const SEVERAL_LOOKS_MS = 300;
  const shown = (view: VoiceMeter) => Number(view.style.getPropertyValue("--_level"));
  const show = (level: (userId: string) => number) =>
    fixture<VoiceMeter>(html`
      <chat-call-voice-meter .levels=${{ level }} .userId=${"ben"}>
        <b>Ben</b>
      </chat-call-voice-meter>
    `);

  it("voice meter follows the level of its person up and down", async () => {
    let level = 0.8;
    const asked = new Set<string>();
    const view = await show((userId) => {
      asked.add(userId);
      return level;
    });
    await waitUntil(() => shown(view) > 0.75);
    level = 0;
    await waitUntil(() => shown(view) < 0.05);
    expect([...asked]).to.deep.equal(["ben"]);
    await expect(view).to.be.accessible();
  });

  it("voice meters of a page poll in one task, so that it is drawn once for all", async () => {
    let task = new Set<string>();
    let together = 0;
    const level = (userId: string) => {
      task.add(userId);
      if (task.size === 2) together++;
      queueMicrotask(() => task = new Set());
      return 0;
    };
    for (const userId of ["ann", "ben"]) {
      await fixture(html`
        <chat-call-voice-meter .levels=${{ level }} .userId=${userId}></chat-call-voice-meter>
      `);
    }
    await waitUntil(() => together >= 3);
  });

  it("voice meter stops polling when removed, and resumes when it is back", async () => {
    let polls = 0;
    const view = await show(() => ++polls && 0);
    await waitUntil(() => polls > 1);
    const parent = view.parentElement!;
    view.remove();
    const last = polls;
    await aTimeout(SEVERAL_LOOKS_MS);
    expect(polls).to.equal(last);
    parent.append(view);
    await waitUntil(() => polls > last);
  });

  it("voice meter stops polling when it becomes invisible", async () => {
    let polls = 0;
    const view = await show(() => ++polls && 0);
    await waitUntil(() => polls > 1);
    view.style.display = "none";
    // The browser reports the change of visibility some frames later.
    for (let last = 0; polls > last;) {
      last = polls;
      await aTimeout(SEVERAL_LOOKS_MS);
    }
  });
});

describe("video tile", () => {
  const FACE = { id: "ben", name: "Ben Okafor", picture: undefined };

  function cameraOf(width: number, height: number): MediaStream {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d")!;
    const draw = () => {
      pen.fillRect(0, 0, Math.random() * width, height);
      if (stream.active) requestAnimationFrame(draw);
    };
    const stream = canvas.captureStream(15);
    draw();
    return stream;
  }

  const show = (stream: MediaStream | null, showing = true) =>
    fixture<VideoTile>(html`
      <chat-call-video-tile .face=${FACE} .stream=${stream} .showing=${showing}
      ></chat-call-video-tile>
    `);
  const video = (view: VideoTile) => view.shadowRoot!.querySelector("video")!;

  it("video tile plays the video muted", async () => {
    const stream = cameraOf(160, 90);
    const view = await show(stream);
    await waitUntil(() => video(view).classList.contains("playing"));
    expect(video(view).srcObject === stream).to.equal(true);
    expect(video(view).muted).to.equal(true);
    await expect(view).to.be.accessible();
  });

  it("video tile releases its stream when removed, and is moved without a reload", async () => {
    const stream = cameraOf(160, 90);
    const view = await show(stream);
    await waitUntil(() => video(view).classList.contains("playing"));
    const place = view.parentElement!;
    view.remove();
    await aTimeout(0);
    expect(video(view).srcObject === null).to.equal(true);
    place.append(view);
    expect(video(view).srcObject === stream).to.equal(true);

    const loads: Event[] = [];
    video(view).addEventListener("emptied", (event) => loads.push(event));
    place.prepend(view);
    await aTimeout(0);
    expect(video(view).srcObject === stream).to.equal(true);
    expect(loads).to.deep.equal([]);
  });

  it("video tile releases its stream while it is not showing, and then plays it again", async () => {
    const view = await show(cameraOf(160, 90));
    await waitUntil(() => video(view).classList.contains("playing"));
    view.showing = false;
    await view.updateComplete;
    expect(video(view).classList.contains("playing")).to.equal(false);
    expect(video(view).srcObject === null).to.equal(true);
    view.showing = true;
    await waitUntil(() => video(view).classList.contains("playing"));
  });

  it("video tile keeps playing after a move within the page", async () => {
    const view = await show(cameraOf(160, 90));
    await waitUntil(() => video(view).classList.contains("playing"));
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(view);
    await waitUntil(() => !video(view).paused);
    expect(video(view).srcObject !== null).to.equal(true);
  });

  it("video tile is filled only by a picture of a similar shape", async () => {
    const view = await show(cameraOf(160, 90));
    view.style.setProperty("block-size", "600px");
    view.style.setProperty("inline-size", "200px");
    await waitUntil(() => video(view).classList.contains("wide"));
    view.style.setProperty("block-size", "120px");
    await waitUntil(() => video(view).classList.contains("fills"));
  });
});
