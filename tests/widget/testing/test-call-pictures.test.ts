/** Cameras and screens in the kit, of people and of the page. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { call, close, inners, open, press, reaches, talk, textButton } from "./support/kit-page.ts";
import type { ChatCall } from "../../../widget/chat-call.ts";

const participant = (element: ChatCall, id: string) =>
  element.participants.find((one) => one.id === id)!;

/** The aspect ratios of the videos that are playing. */
const pictures = (element: ChatCall) =>
  inners(element.shadowRoot!, "video")
    .filter((video): video is HTMLVideoElement => video.matches(".playing"))
    .map(({ videoWidth, videoHeight }) => videoWidth / videoHeight);

/** The kit's screens are less wide than its cameras. */
const isScreen = (ratio: number) => ratio < 1.7;
const shows = (element: ChatCall, cameras: number, screens: number) =>
  waitUntil(() => {
    const [all, shared] = [pictures(element), pictures(element).filter(isScreen)];
    return all.length - shared.length === cameras && shared.length === screens;
  }, `${cameras} cameras and ${screens} screens`);

describe("createTestCall() with pictures", () => {
  afterEach(close);

  it("createTestCall() lets a person turn their camera off and on in a video call", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    await shows(element, 2, 0);
    await ben.turnsCameraOff();
    await waitUntil(() => !participant(element, "ben").videoEnabled, "off");
    await shows(element, 1, 0);
    await ben.turnsCameraOn();
    expect(participant(element, "ben").videoEnabled).to.equal(true);
    await shows(element, 2, 0);
  });

  it("createTestCall() lets a person turn a voice call into a video call", async () => {
    const element = await open();
    const ben = call.person("ben");
    await press(element, "Voice call");
    await ben.answers();
    await reaches(element, "active");
    await ben.turnsCameraOn();
    await waitUntil(() => participant(element, "ben").videoEnabled, "told");
    await shows(element, 1, 0);
  });

  it("createTestCall() lets a person share their screen in a voice call, and stop", async () => {
    const element = await open();
    const ben = call.person("ben");
    await ben.calls();
    await element.accept();
    await ben.sharesScreen();
    expect(participant(element, "ben").screenEnabled).to.equal(true);
    await shows(element, 0, 1);
    await ben.stopsSharing();
    await waitUntil(() => !participant(element, "ben").screenEnabled, "over");
    await shows(element, 0, 0);
    await ben.sharesScreen();
    await shows(element, 0, 1);
  });

  it("createTestCall() lets both turn on camera and screen at the same moment", async () => {
    const element = await open();
    const ben = call.person("ben");
    await press(element, "Voice call");
    await ben.answers();
    await reaches(element, "active");
    await Promise.all([
      ben.turnsCameraOn(),
      ben.sharesScreen(),
      element.toggleCamera(true),
      element.toggleScreenShare(true),
    ]);
    await shows(element, 2, 1);
    const theirs = () => ben.hears.getVideoTracks().filter(({ muted }) => !muted);
    await waitUntil(() => theirs().length === 2, "the page's camera and screen");
  });

  it("createTestCall() shows a latecomer the current state, and unmutes a person who comes back", async () => {
    const element = await open({
      people: [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }],
    });
    const [ben, cleo] = ["ben", "cleo"].map((id) => call.person(id));
    await ben.calls("video", ["cleo"]);
    await cleo.answers();
    await ben.sharesScreen();
    await ben.turnsCameraOff();
    await cleo.mutes();
    await waitUntil(() => textButton(element, "Join call") !== undefined, "Join call");
    textButton(element, "Join call")!.click();
    // Cleo's and the page's own.
    await shows(element, 2, 1);
    expect(participant(element, "cleo").muted).to.equal(true);
    await cleo.leaves();
    await cleo.joins();
    await waitUntil(() => participant(element, "cleo")?.muted === false, "Cleo is heard again");
  });

  it("createTestCall() lets the visitor share a screen, or deny it", async () => {
    const element = await open();
    const ben = call.person("ben");
    await ben.calls();
    await element.accept();
    const shared = oneEvent(element, "chat-call-screenshare-toggle");
    await press(element, "Share screen");
    expect((await shared).detail.enabled).to.equal(true);
    await waitUntil(() => ben.hears.getVideoTracks().length > 0, "Ben sees it");
    await press(element, "Stop sharing");
    await waitUntil(() => !participant(element, "ann").screenEnabled, "over");
    call.deny("screen");
    await element.toggleScreenShare(true).catch(() => {});
    expect(participant(element, "ann").screenEnabled).to.equal(false);
  });
});
