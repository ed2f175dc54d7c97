import { expect } from "@open-wc/testing";
import { controlsOf } from "../../../../widget/ui/window/call-control.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { button, buttonNames, find, findAll, settled, showCall } from "../support/show-call.ts";

let drawing: ReturnType<typeof setInterval> | undefined;

/** A camera's video, moving until the end of the test. */
function picture(): MediaStream {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
  const pen = canvas.getContext("2d")!;
  drawing = setInterval(() => pen.fillRect(Math.random() * 60, 0, 4, 36), 30);
  return canvas.captureStream(20);
}

const { requestPictureInPicture } = HTMLVideoElement.prototype;
const { exitPictureInPicture } = document;
let floating: HTMLVideoElement | null = null;

/** Fakes picture in picture, which a browser grants only to a user gesture. */
beforeEach(() => {
  HTMLVideoElement.prototype.requestPictureInPicture = function () {
    if (this.disablePictureInPicture) {
      return Promise.reject(new DOMException("", "InvalidStateError"));
    }
    floating = this;
    this.dispatchEvent(new Event("enterpictureinpicture", { bubbles: true }));
    return Promise.resolve({} as PictureInPictureWindow);
  };
  document.exitPictureInPicture = () => {
    floating?.dispatchEvent(new Event("leavepictureinpicture", { bubbles: true }));
    floating = null;
    return Promise.resolve();
  };
});
afterEach(() => {
  clearInterval(drawing);
  HTMLVideoElement.prototype.requestPictureInPicture = requestPictureInPicture;
  document.exitPictureInPicture = exitPictureInPicture;
  floating = null;
});

async function showVideo() {
  const call = new FakeCall({ callType: "video" }).active().picture(picture());
  const shown = await showCall(call, { controls: "pip" });
  await waitUntil(() => findAll(shown.view, "video.playing").length > 0);
  return { ...shown, call };
}

describe("picture in picture", () => {
  it("picture in picture floats the other's video, and takes it back", async () => {
    const { view } = await showVideo();
    button(view, "Picture in picture").click();
    await settled();
    expect(floating!.getRootNode()).to.equal(
      find(view, 'chat-call-video-tile[part~="tile"]').shadowRoot,
    );
    button(view, "Leave picture in picture").click();
    await settled();
    expect(floating).to.equal(null);
    expect(buttonNames(view)).to.include("Picture in picture");
    await expect(view).to.be.accessible();
  });

  it("picture in picture can be reopened after its window closed, and ends with the call", async () => {
    const { view, call } = await showVideo();
    button(view, "Picture in picture").click();
    await settled();
    await document.exitPictureInPicture();
    await settled();
    button(view, "Picture in picture").click();
    await settled();
    expect(floating).not.to.equal(null);
    call.ended("completed", { seconds: 3 });
    await settled();
    expect(floating).to.equal(null);
  });

  it("picture in picture stays in place but disabled while there is no video", async () => {
    const { view, call } = await showVideo();
    const place = button(view, "Hang up").getBoundingClientRect();
    call.other({ videoEnabled: false });
    await settled();
    const control = button(view, "Picture in picture");
    expect(control.ariaDisabled).to.equal("true");
    expect(button(view, "Hang up").getBoundingClientRect()).to.deep.equal(place);
    control.click();
    await settled();
    expect(floating).to.equal(null);
    await expect(view).to.be.accessible();
  });

  it("picture in picture is not offered where the page excludes it or the browser lacks it", () => {
    const hasPictures = (value: boolean) =>
      Object.defineProperty(document, "pictureInPictureEnabled", { value, configurable: true });
    hasPictures(true);
    try {
      expect(controlsOf(["video"], null).split(" ")).to.include("pip");
      expect(controlsOf(["video"], "no-history no-pip").split(" ")).not.to.include("pip");
      hasPictures(false);
      expect(controlsOf(["video"], null).split(" ")).not.to.include("pip");
    } finally {
      Reflect.deleteProperty(document, "pictureInPictureEnabled");
    }
  });
});
