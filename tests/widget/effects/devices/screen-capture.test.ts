import { expect } from "@open-wc/testing";
import type { EventObject } from "xstate";
import { createScreenCapture } from "../../../../widget/effects/devices/screen-capture.ts";
import type { ScreenEvent } from "../../../../widget/model/call-event.ts";
import { describe, it } from "../../support/mocha.ts";
import { makeTrack } from "../fake-track.ts";
import { perform } from "../stage.ts";

const begin = (capture: () => Promise<MediaStream>) =>
  perform<EventObject, ScreenEvent, unknown>(createScreenCapture({ capture }), undefined);

function screen(): { stream: MediaStream; track: MediaStreamTrack } {
  const track = makeTrack("camera");
  return { stream: new MediaStream([track]), track };
}

describe("createScreenCapture()", () => {
  it("marks the screen as detail, reports its start, and stops it at the end", async () => {
    const { stream, track } = screen();
    const capture = begin(() => Promise.resolve(stream));
    expect(await capture.heard("screen.started")).to.deep.include({ stream });
    expect(track.contentHint).to.equal("detail");
    capture.stop();
    expect(track.readyState).to.equal("ended");
  });

  it("ends when the browser's own bar ends it", async () => {
    const { stream, track } = screen();
    const capture = begin(() => Promise.resolve(stream));
    await capture.heard("screen.started");
    track.dispatchEvent(new Event("ended"));
    expect(capture.sent.at(-1)).to.deep.equal({ type: "screen.ended" });
  });

  it("stops a screen that is chosen after the request was withdrawn", async () => {
    const { stream, track } = screen();
    const asked = Promise.withResolvers<MediaStream>();
    const capture = begin(() => asked.promise);
    capture.stop();
    asked.resolve(stream);
    await asked.promise;
    expect(track.readyState).to.equal("ended");
    expect(capture.sent).to.deep.equal([]);
  });

  it("does not report a dismissed prompt as a failure", async () => {
    const capture = begin(() => Promise.reject(new DOMException("", "NotAllowedError")));
    expect(await capture.heard("screen.ended")).to.deep.equal({ type: "screen.ended" });
  });

  for (
    const [error, type] of [
      [new DOMException("Permission denied by system", "NotAllowedError"), "permissions"],
      [new DOMException("", "NotReadableError"), "in-use"],
    ] as const
  ) {
    it(`reports ${error.name} (${error.message || "no message"}) as ${type}`, async () => {
      const { failure } = await begin(() => Promise.reject(error)).heard("screen.ended");
      expect(failure).to.deep.equal({ kind: "device", device: "screen", type });
    });
  }
});
