import { expect } from "@open-wc/testing";
import { createLinkTracks } from "../../../widget/effects/link-tracks.ts";

describe("createLinkTracks()", () => {
  let connection: RTCPeerConnection;
  let stream: MediaStream;

  before(async () => {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  });
  after(() => stream.getTracks().forEach((track) => track.stop()));
  beforeEach(() => {
    connection = new RTCPeerConnection();
  });
  afterEach(() => connection.close());

  it("puts the voice on the link before the camera", async () => {
    const tracks = createLinkTracks({
      connection,
      videoShare: () => ({ maxBitrate: 1_000_000, scale: 1 }),
    });
    tracks.offer("video");
    const [voice, camera] = connection.getSenders();
    const cameraIsOn = observe(camera);
    let isVoiceOn = false;
    const replace = voice.replaceTrack.bind(voice);
    voice.replaceTrack = async (track) => {
      await replace(track);
      isVoiceOn = true;
    };
    tracks.setLocal(stream);
    await cameraIsOn(() => expect(isVoiceOn).to.equal(true));
    expect(camera.track).to.equal(stream.getVideoTracks()[0]);
  });

  /** Looks on at the moment in which this sender is given its track, and waits until it has it. */
  function observe(sender: RTCRtpSender) {
    const replace = sender.replaceTrack.bind(sender);
    return (look: () => void) =>
      new Promise<void>((resolve, reject) => {
        sender.replaceTrack = async (track) => {
          try {
            look();
            await replace(track);
            resolve();
          } catch (error) {
            reject(error);
          }
        };
      });
  }
});
