/**
 * Changing cameras in a real call: in the settings, by a phone's button, off and on. The other side
 * keeps seeing the person.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";

/**
 * Two of the browser's three fake cameras; the one in between is a depth camera, useless in a call.
 */
const [FIRST, SECOND] = ["fake_device_0", "fake_device_2"];

Deno.test({
  name: "a camera",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({}, [
    "--use-fake-device-for-media-stream=device-count=3",
  ]);

  await t.step(
    "chosen in a call replaces the other one, and is used again after off and on",
    async () => {
      await using meeting = await world.meet({ beforeLoad: keepVideoSenders });
      const { ann, ben } = meeting;
      await ann.press("Video call");
      await ben.press("Accept");
      await ben.watches(1280, 720);
      await sends(ann, FIRST);

      await ann.press("Settings");
      await choosesCamera(ann, SECOND);
      await sends(ann, SECOND);
      await ann.press("Close");
      await goesOnSeeing(ben);

      await ann.press("Turn camera off");
      await sends(ann, null);
      await ann.press("Turn camera on");
      await sends(ann, SECOND);
      await goesOnSeeing(ben);
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );

  await t.step("switched with the phone's button is used again after off and on", async () => {
    await using meeting = await world.meet({ beforeLoad: [keepVideoSenders, makePhone] });
    const { ann, ben } = meeting;
    await ann.page.setViewport({ width: 390, height: 780, hasTouch: true, isMobile: true });
    await ann.press("Video call");
    await ben.press("Accept");
    await ben.watches(1280, 720);
    await sends(ann, FIRST);

    await ann.press("Switch camera");
    await sends(ann, SECOND);
    await goesOnSeeing(ben);
    await ann.press("Turn camera off");
    await sends(ann, null);
    await ann.press("Turn camera on");
    await sends(ann, SECOND);
    await goesOnSeeing(ben);

    await ann.press("Switch camera");
    await sends(ann, FIRST);
    await goesOnSeeing(ben);
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });
});

declare global {
  interface Window {
    videoSenders: RTCRtpSender[];
  }
}

/** Runs inside a page before anything else. */
function keepVideoSenders(): void {
  window.videoSenders = [];
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...given) {
    const transceiver = addTransceiver.apply(this, given);
    window.videoSenders.push(transceiver.sender);
    return transceiver;
  };
}

/**
 * Runs inside a page before anything else: the browser's cameras report where they face, as a
 * phone's do.
 */
function makePhone(): void {
  const LOOKS: Record<string, string> = { fake_device_0: "user", fake_device_2: "environment" };
  const looks = (label: string) => LOOKS[label.split(" ")[0]];
  const { getUserMedia } = MediaDevices.prototype;
  const { getSettings } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.getSettings = function () {
    const settings = getSettings.call(this);
    return this.kind === "video" ? { ...settings, facingMode: looks(this.label) } : settings;
  };
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const video = constraints?.video as MediaTrackConstraints | undefined;
    const { exact } = (video?.facingMode ?? {}) as ConstrainDOMStringParameters;
    if (exact === undefined) return await getUserMedia.call(this, constraints);
    const devices = await this.enumerateDevices();
    const { deviceId } = devices.find(({ kind, label }) =>
      kind === "videoinput" && looks(label) === exact
    )!;
    const { facingMode: _, ...others } = video!;
    const wanted = { ...others, deviceId: { exact: deviceId } };
    return await getUserMedia.call(this, { ...constraints, video: wanted });
  };
}

/** Waits until this person sends the camera with this label; null for none. */
async function sends({ page }: Person, label: string | null): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const cameras = window.videoSenders.flatMap(({ track }) =>
        track?.kind === "video" && track.readyState === "live" ? [track.label.split(" ")[0]] : []
      );
      return cameras.join() === (wanted ?? "");
    },
    { timeout: 15_000, polling: 50 },
    label,
  );
}

/** Waits for several more frames. */
async function goesOnSeeing({ page }: Person): Promise<void> {
  const { frames } = await page.evaluate(() => window.pageEars.seenPicture());
  await page.waitForFunction(
    (before) => window.pageEars.seenPicture().frames > before + 5,
    { timeout: 15_000, polling: 50 },
    frames,
  );
}

async function choosesCamera({ page }: Person, label: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const select = document.querySelector("chat-call")!.shadowRoot!
        .querySelector("chat-call-settings")?.shadowRoot
        ?.querySelector("chat-call-device-fields")?.shadowRoot
        ?.querySelector<HTMLSelectElement>("#camera");
      const option = [...select?.options ?? []].find(({ text }) => text.includes(wanted));
      if (!select || !option) return false;
      select.value = option.value;
      select.dispatchEvent(new Event("change"));
      return true;
    },
    { timeout: 15_000, polling: 50 },
    label,
  );
}
