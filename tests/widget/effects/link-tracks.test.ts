import { expect } from "@open-wc/testing";
import { createLinkTracks } from "../../../widget/effects/link-tracks.ts";
import { describe, it } from "../support/mocha.ts";
import { makeTrack } from "./fake-track.ts";

describe("createLinkTracks()", () => {
  it("createLinkTracks() sends what was set last, also while an earlier track is on its way", async () => {
    const connection = new RTCPeerConnection();
    const videoShare = () => ({ maxBitrate: 1_000_000, scale: 1 });
    const tracks = createLinkTracks({ connection, videoShare });
    tracks.offer("video");
    const microphone = makeTrack("microphone");
    const [first, second] = [makeTrack("camera"), makeTrack("camera")];
    const isSent = async (camera: MediaStreamTrack | null) => {
      tracks.setLocal(new MediaStream(camera ? [microphone, camera] : [microphone]));
      await new Promise((resolve) => setTimeout(resolve));
    };
    await isSent(first);
    // The camera is exchanged, and back again before that is done, while the microphone changes too.
    tracks.setLocal(new MediaStream([makeTrack("microphone"), second]));
    tracks.setLocal(new MediaStream([microphone, first]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const sent = connection.getSenders().map(({ track }) => track);
    expect(sent).to.deep.equal([microphone, first]);
    connection.close();
  });
});
